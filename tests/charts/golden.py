"""Pictures kept as files, so that a change of drawing is seen as a change of a picture.

``python -m tests.charts.golden`` writes them anew.
"""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from generator.charts import bars, composition, flow, grades, target_actual, trend
from generator.charts.layout import NARROW, WIDE
from generator.charts.standalone import standalone
from tests.charts import gallery

FOLDER = Path(__file__).parent / "golden"


def files() -> dict[str, Markup]:
    """The pictures, by file name."""
    drawn = {
        "flow": flow.draw(gallery.way(sample=True), prefix="flow", fmt=WIDE),
        "grades": grades.draw(gallery.marks(), prefix="grades", fmt=NARROW),
        "bars": bars.draw(gallery.purposes(), prefix="bars", fmt=WIDE),
        "composition": composition.draw(gallery.cuts(), prefix="composition", fmt=NARROW),
        "trend": trend.draw(gallery.years(["201000", None, "238997.12"]), prefix="trend", fmt=WIDE),
        "target-actual": target_actual.draw(gallery.indicators()[5], prefix="indicator"),
    }
    return {f"{name}.svg": standalone(picture) for name, picture in drawn.items()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, picture in files().items():
        (FOLDER / name).write_text(picture.replace("><", ">\n<") + "\n", encoding="utf-8", newline="\n")
