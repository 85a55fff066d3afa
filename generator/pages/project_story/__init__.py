"""What is told about one project in one year's budget: from the application for money to what changed because of it.

:mod:`dossier` gathers the records that may be shown; each other module turns them into the values of one part of the page, in
the order of the page: :mod:`request`, :mod:`promise`, :mod:`midyear`, :mod:`completion`, :mod:`spending`, :mod:`judgement`,
:mod:`aftermath`; :mod:`summary` says it in a sentence and :mod:`story` puts the parts together.
"""
