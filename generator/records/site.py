"""site.yml: whose site it is, and what it may claim."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator

from generator.records.record import REQUIRED, Part, Record, column
from generator.records.values import Date, Flag
from generator.text import Text

_GUIDE = "政府网站发展指引（国办发〔2017〕47号）"

Encoding = Annotated[
    Literal["utf-8", "gb18030"],
    BeforeValidator(lambda value: str(value).strip().lower()),
]


class FileEncoding(Part):
    """Which CSV files are not UTF-8."""

    file: Text = column(
        "文件",
        "相对于数据文件夹的文件名，可以用 * 代表一批文件。",
        "2022/*.csv",
        source="本系统",
        default=REQUIRED,
    )
    encoding: Encoding = column("编码", "utf-8 或 gb18030。", "gb18030", source="本系统", default=REQUIRED)


class Site(Record):
    """The settings of one site.  Identifiers stay blank until the bureau fills them: none is ever invented."""

    jurisdiction: Text = column("行政区", "本级行政区的名称。", "示例市", source="design", default=REQUIRED)
    bureau: Text = column(
        "财政部门",
        "负责公开的财政部门名称。",
        "示例市财政局",
        source="design",
        default=REQUIRED,
    )
    parent_jurisdiction: Text | None = column("上级行政区", "上一级行政区的名称。", "示例地级市", source="design")
    division_code: Text | None = column(
        "财政区划代码",
        "6 位财政区划代码，也是项目代码的前 6 位。",
        "999999",
        source="domain 2.5",
    )
    title: Text | None = column(
        "网站名称",
        "网站名称；空白时用“行政区＋预算绩效公开”。",
        "示例市预算绩效公开",
        source=_GUIDE,
    )
    base_address: Text | None = column(
        "网站地址",
        "正式网站的地址，以 https:// 开头。",
        "https://example.invalid/",
        source="design",
    )
    as_of: Date = column(
        "数据日期",
        "全站的“今天”：页面和检查都以这一天为准。",
        "2023-12-31",
        source="design",
        default=REQUIRED,
    )
    sample: Flag = column(
        "示例数据",
        "true 表示全部记录都是示例，不是公开信息。",
        "true",
        source="design",
        default=REQUIRED,
    )
    official: Flag = column(
        "官方网站",
        "false 表示依据公开资料整理，不是官方网站。",
        "false",
        source="design",
        default=REQUIRED,
    )
    totals_source: Text | None = column(
        "总数来源",
        "示例数据的总数取自哪里。",
        "绵竹市 2022 年预算绩效管理工作情况说明",
        source="design",
    )
    encodings: tuple[FileEncoding, ...] = column(
        "文件编码", "不是 UTF-8 的 CSV 文件。", "[]", source="design", default=()
    )
    publish_leads: Flag = column(
        "公开负责人姓名",
        "true 才公开项目负责人和财务负责人姓名。",
        "false",
        source="domain 2.7",
        default=False,
    )

    organizer: Text | None = column("主办单位", "页脚的主办单位。", "示例市财政局", source=_GUIDE)
    undertaker: Text | None = column("承办单位", "页脚的承办单位。", "示例市财政局预算绩效管理股", source=_GUIDE)
    phone: Text | None = column("联系电话", "公开的办公电话。", "0000-0000000", source=_GUIDE)
    hotline: Text | None = column("政务热线", "政务服务便民热线。", "12345", source=_GUIDE)
    email: Text | None = column("电子邮箱", "公开的办公邮箱。", "czj@example.invalid", source=_GUIDE)
    postal_address: Text | None = column("通信地址", "公开的办公地址。", "示例市示例路 1 号", source=_GUIDE)
    request_address: Text | None = column(
        "依申请公开网址",
        "提出政府信息公开申请的网页。",
        "https://example.invalid/ysqgk/",
        source="政府信息公开条例（2019）",
    )
    site_name: Text | None = column("网站标识名称", "SiteName。", "示例市人民政府门户网站", source=_GUIDE)
    site_domain: Text | None = column("网站域名", "SiteDomain。", "example.invalid", source=_GUIDE)
    site_id_code: Text | None = column("网站标识码", "SiteIDCode，10 位数字。", "0000000000", source=_GUIDE)
    icp: Text | None = column("ICP 备案号", "页脚的 ICP 备案号。", "示例ICP备00000000号", source=_GUIDE)
    police_record: Text | None = column(
        "公安备案号",
        "页脚的公安备案号。",
        "示例公网安备00000000000000号",
        source=_GUIDE,
    )

    @property
    def name(self) -> Text:
        """What the site is called."""
        return self.title or Text(f"{self.jurisdiction}预算绩效公开")

    @property
    def today(self) -> date:
        """The only “today” that pages and checks know."""
        return self.as_of
