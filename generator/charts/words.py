"""Words that stand where a number would."""

from __future__ import annotations

from generator.text import Text

NO_TEXT = Text("")
"""Nothing to say."""
MISSING = Text("未公布")
"""Not published.  Never drawn as zero."""
NOT_APPLICABLE = Text("不适用")
"""A share of nothing, such as the execution rate of a budget of 0."""
EMPTY = "没有可以画出的数据。"
"""What a picture says that has nothing to show."""
