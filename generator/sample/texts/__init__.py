"""People-facing sample texts, written from facts: pure functions of facts, dates and a ``random.Random`` to records.

Every function is deterministic: the same facts and the same state of *rng* give the same records.  Nothing here names a real
person, company or place; evaluators are 示例机构.

- ``facts``       what to hand in: ``ProjectFacts``, ``DepartmentFacts`` and their parts; ``FIELDS``
- ``reports``     ``key_evaluations([Commission(id, subject, date), …], rng)``: all reports of a year at once, because no paragraph
                  may occur twice among them; each ``Written`` carries its rows of findings.csv
- ``ex_ante``     ``ex_ante_evaluations([Request(id, project, date, recommended), …], rng)``
- ``findings``    ``spot_checks([Recheck(id, project, score, date), …], rng)`` and ``monitoring_findings([Monitored(id, project, date),
                  …], rng)``; the latter are always closed in time, as the statement says
- ``documents``   ``documents()``: plan, nine topics, notice, bases; ``improved_rules(fields)``: one rule per field code
- ``activities``  ``activities()`` of 2022
- ``settings``    ``site()``, ``scoring()``, ``calendar(work_year)``
- ``statement``   ``statement()`` of 2022, the reference text with the fictional city's names
"""
