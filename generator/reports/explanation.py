"""A rule of the catalogue, explained at a terminal."""

from __future__ import annotations

from textwrap import indent

from generator.problems import Rule


def explain(rule: Rule) -> str:
    """Everything that the catalogue says of *rule*."""
    return "\n".join(
        (
            f"{rule.code}  {rule.title}（{rule.severity.label}）",
            f"为什么：{rule.why}",
            f"依据：{rule.source}",
            f"提示：{rule.message}",
            f"改法：{rule.fix}",
            "有问题的例子：",
            indent(rule.bad, "    "),
            "没有问题的例子：",
            indent(rule.good, "    "),
        )
    )
