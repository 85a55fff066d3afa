"""What can be wrong with one record, seen without any other."""

from __future__ import annotations

from generator.problems import Rule, Severity

_FORMS = "财政部门各绩效表单的填报要求"


def _value(
    code: str,
    title: str,
    why: str,
    message: str,
    fix: str,
    bad: str,
    good: str,
    source: str = _FORMS,
) -> Rule:
    return Rule(code, Severity.ERROR, title, why, source, message, fix, bad, good)


VALUE_MISSING = _value(
    "value-missing", "必填项空白", "缺少这一项，记录就无法公布，也无法计入合计。",
    "“{field}”是必填项，现在是空白。", "补上“{field}”：{expected}", "name,\n（空白）", "name\n义务教育学校运动场改造",
)  # fmt: skip
VALUE_NUMBER = _value(
    "value-number", "不是数字", "读不出数字就无法计算。",
    "“{field}”应当是数字，读到的是“{value}”。", "改成{expected}。", "12.5分", "12.5",
)  # fmt: skip
VALUE_MONEY = _value(
    "value-money", "金额写法不对", "金额统一用万元，夹带单位或文字会算错合计。",
    "“{field}”应当是以万元为单位的金额，读到的是“{value}”。", "改成{expected}；“元”要先除以 10000。", "1.2亿", "12000",
)  # fmt: skip
VALUE_MONEY_NEGATIVE = _value(
    "value-money-negative", "金额为负", "金额都写正数，增减由“应用方式”说明，避免一笔钱被减两次。",
    "“{field}”是负数：{value}。", "改成{expected}。", "-120.5", "120.5",
)  # fmt: skip
VALUE_MONEY_DIGITS = _value(
    "value-money-digits", "金额小数位过多", "万元后超过 6 位小数，多半是把元写成了万元或公式没有取值。",
    "“{field}”的小数位太多：{value}。", "改成{expected}。", "0.12345678", "0.123457",
)  # fmt: skip
VALUE_POINTS = _value(
    "value-points", "分数超出范围", "分数超出范围会使总分失真。",
    "“{field}”应当是 0 到 1000 之间的分数，读到的是“{value}”。", "改成{expected}。", "-5", "5",
)  # fmt: skip
VALUE_COUNT = _value(
    "value-count", "不是整数", "件数、序号必须是整数。",
    "“{field}”应当是整数，读到的是“{value}”。", "改成{expected}。", "4篇", "4",
)  # fmt: skip
VALUE_YEAR = _value(
    "value-year", "年份写法不对", "年份决定记录属于哪一年的预算。",
    "“{field}”应当是四位年份，读到的是“{value}”。", "改成{expected}。", "22年", "2022",
)  # fmt: skip
VALUE_DATE = _value(
    "value-date", "日期写法不对", "日期决定是否按期公开。",
    "“{field}”的日期读不出来：“{value}”。", "改成{expected}；在表格软件中把该列设为文本。", "2022/1/31", "2022-01-31",
)  # fmt: skip
VALUE_FLAG = _value(
    "value-flag", "是否项写法不对", "是否项只有两种写法，其他写法会被误读。",
    "“{field}”应当写 true（是）或 false（否），读到的是“{value}”。", "改成{expected}。", "√", "true",
)  # fmt: skip
VALUE_CHOICE = _value(
    "value-choice", "不在可选范围内", "这一项只能从固定的几种中选，写法不同就无法归类统计。",
    "“{field}”写的是“{value}”，不在可选范围内。", "从这些写法中选一个：{expected}。", "通过", "approved",
)  # fmt: skip
VALUE_LIST = _value(
    "value-list", "多值写法不对", "一个格子里写多个值时要能分得开。",
    "“{field}”读不出多个值：“{value}”。", "改成{expected}。", "a，b", "a;b",
)  # fmt: skip
VALUE_STRUCTURE = _value(
    "value-structure", "内容的结构不对", "这一项应当是一组带名称的内容，写成别的形式就读不出来。",
    "“{field}”的结构不对，读到的是“{value}”。", "按手册中这一项的例子书写：{expected}。", "weights: 50", "weights:\n  - level1: output\n    weight: 50",
)  # fmt: skip
CODE_PROJECT = _value(
    "code-project", "项目代码不对", "项目代码把一个项目在各年度、各张表里的记录连在一起，错一位就连不上。",
    "“{field}”不是 21 位项目代码：“{value}”（{length} 位）。", "核对代码，应为{expected}；在表格软件中把该列设为文本，避免丢位。",
    "9999922T900000000001", "99999922T900000000001", "domain 2.5",
)  # fmt: skip
CODE_DEPARTMENT = _value(
    "code-department", "部门或单位代码不对", "代码前面的 0 常被表格软件丢掉，丢了就对不上部门。",
    "“{field}”不是部门或单位代码：“{value}”。", "核对代码，应为{expected}。", "1", "001", "domain 2.5",
)  # fmt: skip
CODE_IDENTIFIER = _value(
    "code-identifier", "编号写法不对", "编号用于网址和引用，公布后不能改变，只能用不会被误读的字符。",
    "“{field}”不是可用的编号：“{value}”。", "改成{expected}。", "重点 1", "ke-2022-01",
)  # fmt: skip
UNKNOWN_FIELD = _value(
    "field-unknown", "不认识的项目名", "写错的项目名会使内容被整个丢掉，读者看不到。",
    "不认识“{column}”这一项。", "改成{expected}，或删去这一项。", "nmae: 某某项目", "name: 某某项目",
)  # fmt: skip
COLUMN_UNKNOWN = _value(
    "column-unknown", "不认识的列", "写错的列名会使整列内容被丢掉，读者看不到。",
    "表头中的“{column}”不是这张表的列。", "改成{expected}，或删去这一列。", "项目名", "项目名称",
)  # fmt: skip
COLUMN_MISSING = _value(
    "column-missing", "缺少必需的列", "缺少这一列，整张表的记录都不完整。",
    "表头缺少必需的列“{field}”（{column}）。", "在表头补上 {column} 或“{field}”，并逐行填写。", "code,department", "code,name,department",
)  # fmt: skip
COLUMN_TWICE = _value(
    "column-twice", "同一列出现两次", "中英文表头指的是同一列时，不知道以哪一列为准。",
    "“{column}”和“{other}”是同一列。", "只保留其中一列。", "name,项目名称", "name",
)  # fmt: skip
SUBJECT_MISMATCH = _value(
    "subject-mismatch", "对象与代码对不上", "一条记录只能说一个对象，否则会被记到别人名下。",
    "对象写的代码对不上：填的是{found}。", "{expected}，其他代码列留空。", "subject=department, project=9999…", "subject=project, project=9999…", "domain 1",
)  # fmt: skip
VISIBILITY_BASIS = _value(
    "visibility-basis", "不公开而没有依据", "不公开必须有法律依据，页面会向读者说明。",
    "公开属性是“{value}”，但没有写“不公开依据”。", "补上“不公开依据”，或改为 public。", "visibility=internal", "visibility=internal, visibility_basis=政府信息公开条例第十四条",
    "政府信息公开条例（2019）",
)  # fmt: skip
YEAR_IMPOSSIBLE = _value(
    "year-impossible", "预算年度与所在文件夹不符", "工作年度与预算年度差几年是固定的，错了就会把两年的钱加在一起。",
    "“预算年度”是 {value}，但 {work_year} 年文件夹的“{table}”只收{expected}的记录。", "核对年度；如果年度没错，把记录移到对应年份的文件夹。",
    "2022/self_evaluations.csv: fiscal_year=2022", "2022/self_evaluations.csv: fiscal_year=2021", "design：Years",
)  # fmt: skip
KEY_TWICE = _value(
    "key-twice", "两条记录的代码相同", "代码重复时不知道以哪一条为准，合计也会重复计算。",
    "{key} 与 {first} 重复。", "删去重复的一条，或改正代码。", "code\n9999…01\n9999…01", "code\n9999…01\n9999…02",
)  # fmt: skip
TABLE_MISSING = _value(
    "table-missing", "缺少必需的文件", "没有这个文件，网站不知道是谁的、以哪一天为准。",
    "缺少文件 {place}。", "参照手册“记录”一章建立这个文件。", "（没有 site.yml）", "site.yml",
)  # fmt: skip
FILE_UNKNOWN = Rule(
    "file-unknown", Severity.WARNING, "不认识的文件", "文件名写错时，整份记录会被漏掉而没有人发现。", "design：data/",
    "数据文件夹里的 {place} 不是约定的文件，没有读取。", "改成约定的文件名（{expected}），或移出数据文件夹。", "2022/project.csv", "2022/projects.csv",
)  # fmt: skip
MISTAKEN_NAME = _value(
    "file-name-differs", "文件名与编号不一致", "文件名与编号不一致时，容易改错报告。",
    "文件名是 {name}，里面的编号是 {value}。", "把文件改名为 {expected}，或改正编号。", "ke-01.yml: id: ke-2022-01", "ke-2022-01.yml: id: ke-2022-01",
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    VALUE_MISSING, VALUE_NUMBER, VALUE_MONEY, VALUE_MONEY_NEGATIVE, VALUE_MONEY_DIGITS, VALUE_POINTS, VALUE_COUNT, VALUE_YEAR,
    VALUE_DATE, VALUE_FLAG, VALUE_CHOICE, VALUE_LIST, VALUE_STRUCTURE, CODE_PROJECT, CODE_DEPARTMENT, CODE_IDENTIFIER, UNKNOWN_FIELD,
    COLUMN_UNKNOWN, COLUMN_MISSING, COLUMN_TWICE, SUBJECT_MISMATCH, VISIBILITY_BASIS, YEAR_IMPOSSIBLE, KEY_TWICE, TABLE_MISSING,
    FILE_UNKNOWN, MISTAKEN_NAME,
)  # fmt: skip

BY_CODE = {rule.code: rule for rule in RULES}
