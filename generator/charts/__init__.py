"""Charts: values in, one accessible SVG out.  Pure functions, no script, no inline style, the same bytes every time.

Each chart is a module with a frozen dataclass for its input, ``draw(data, *, prefix, fmt) -> Markup`` for the picture and
``as_table(data) -> Table`` for the same data as a table, which the page shows in a ``<details>``:

==================  ==========================================================================================
flow                Flow: the way of the money, one lane per fiscal year
grades              Distribution: how many got which grade, by one author
target_actual       Indicator: target and actual of one indicator (one size for all places, ``layout.COMPACT``)
execution           Executions: execution rate by department
trend               Trend: one figure over years
multiples           Multiples: several trends or bar charts on one scale
composition         Composition: parts of a whole
bars                Bars: labelled horizontal bars
==================  ==========================================================================================

On a page.  ``prefix`` is an id that is unique on the page; ``frame.responsive(flow.draw, data, prefix=…)`` gives the picture for
wide and for narrow places, of which the style sheet shows one.  Put pictures inside ``<figure class="chart-figure">``: Markdown
then takes them for an HTML block.  A page that shows charts links ``assets/stylesheets/charts.css``.  Addresses of links are given
as they stand in the page, relative and of this site.  A picture with links is a ``group`` for assistive technology, one without an
``img``.  ``standalone.standalone(svg)`` makes the file for download.

Classes.  On the picture: ``chart`` and ``chart-wide``, ``chart-narrow`` or ``chart-compact``.  On its shapes: the keys of
``palette.PAINTS``, each painted by a custom property of the same name (``.chart-bar`` by ``--chart-bar``):

==============================================  ==============================================================
chart-text, chart-quiet, chart-link             labels, remarks, labels that lead on
chart-halo                                      ground around a label that stands on a line
chart-axis, chart-track, chart-lane, chart-rail scales, backgrounds of bars, frames of lanes and the way in them
chart-bar, chart-line, chart-below              values, lines between values, values that fall short
chart-part-1 … chart-part-6, chart-texture      parts of a whole, and the pattern that tells them apart
chart-absent, chart-break                       no value to draw; a bar that is longer than drawn
chart-target, chart-zone                        a target or threshold, and the side of it where good lies
chart-mark-met, -unmet, -unknown                verdicts, beside their words
chart-sample                                    the mark 示例 of pictures that show sample records
==============================================  ==============================================================

The ground is not painted: pictures stand on the page.  The style sheet holds light, dark (``data-md-color-scheme="slate"``), print,
forced colours, and ``data-elder`` (larger text); a test keeps its colours equal to ``palette.PAINTS``.
"""
