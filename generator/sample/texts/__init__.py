"""People-facing sample texts, written from facts: pure functions of facts, dates and a ``random.Random`` to records.

Every function is deterministic: the same facts and the same state of *rng* give the same records.  Nothing here names a real
person, company or place; evaluators are 示例机构.

- ``facts``       what to hand in: :class:`ProjectFacts`, :class:`DepartmentFacts` and their parts; ``FIELDS``
- ``reports``     ``key_evaluations(commissions, rng) -> tuple[Written[KeyEvaluation], ...]``: all reports of a year at once, because
                  no paragraph may occur twice among them.  ``Commission(id, subject, date, basis, aim=None)``: *aim* is the score
                  wanted (reached where the facts allow it), None lets it follow from the self-evaluation.
                  ``Written(record, findings)`` carries the rows of findings.csv that belong to the report
- ``ex_ante``     ``ex_ante_evaluations(requests, rng) -> tuple[ExAnteEvaluation, ...]``, ``Request(id, project, date, recommended)``
- ``findings``    ``spot_check(id, project, recheck_score, date, rng) -> Written[SpotCheck]`` and
                  ``monitoring_finding(id, project, date, rng) -> Finding`` (always closed in time, as the statement says)
- ``documents``   ``documents() -> tuple[Document, ...]`` (plan, nine topics, notice, bases), ``improved_rules(fields) ->
                  tuple[Document, ...]`` (one per field code handed in), ids as constants
- ``activities``  ``activities() -> Activities` of 2022`
- ``settings``    ``site() -> Site``, ``scoring() -> Scoring``, ``calendar(work_year) -> Calendar``
- ``statement``   ``statement() -> Statement`` of 2022, the reference text with the fictional city's names
"""
