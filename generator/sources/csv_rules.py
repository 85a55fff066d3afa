"""What can be wrong with the form of a CSV file."""

from __future__ import annotations

from generator.problems import Rule, Severity

_RFC = "CSV 的通用约定（RFC 4180）"
_CONVENTION = "数据目录的约定：第一行是表头，每行单元格数与表头相同"
_EXCEL = "Excel 的规格与限制"

CSV_EMPTY = Rule(
    code="csv-empty",
    severity=Severity.ERROR,
    title="表格是空的",
    why="空文件分不清是“没有这项工作”还是“忘了填”。没有记录也要保留表头。",
    source=_CONVENTION,
    message="这个文件里没有任何内容，连表头也没有。",
    fix="填上表头和记录；确实没有记录时，只保留表头那一行。",
    bad="\n",
    good="code,name\n",
)

CSV_TITLE_ROW = Rule(
    code="csv-title-row",
    severity=Severity.ERROR,
    title="表头上面有表名",
    why="第一行必须是表头，程序靠它认出每一列。上面多一行表名，所有列都认不出来。",
    source=_CONVENTION,
    message="这一行只有一个单元格有内容：“{value}”，像是表名，不像表头。",
    fix="删去这一行，让表头成为第一行。",
    bad="2022 年部门表,\ncode,name\n0012,示例教育局\n",
    good="code,name\n0012,示例教育局\n",
)

CSV_MISSING_HEADER = Rule(
    code="csv-missing-header",
    severity=Severity.ERROR,
    title="缺少表头",
    why="没有表头，第一条记录会被当作表头，这条记录就丢了，其余各列也认不出来。",
    source=_CONVENTION,
    message="第一行应当是表头，却有数字“{value}”，像是一条记录。",
    fix="在第一行补上表头（列名）。列名见数据字典，也可以用空白模板里的表头。",
    bad="0012,示例教育局\n0013,示例卫生局\n",
    good="code,name\n0012,示例教育局\n0013,示例卫生局\n",
)

CSV_BLANK_HEADER = Rule(
    code="csv-blank-header",
    severity=Severity.ERROR,
    title="有一列没有表头",
    why="没有表头的列不知道是什么内容，不能公布。",
    source=_CONVENTION,
    message="第 {column} 列没有表头，但这一行的第 {column} 列有内容“{value}”。",
    fix="给这一列补上表头；用不着的话，把整列删掉（不只是清空表头）。",
    bad="code,name,\n0012,示例教育局,备注\n",
    good="code,name,note\n0012,示例教育局,备注\n",
)

CSV_DUPLICATE_HEADER = Rule(
    code="csv-duplicate-header",
    severity=Severity.ERROR,
    title="表头重复",
    why="两列同名，分不清该用哪一列的数，多数软件会悄悄只留一列。",
    source=_CONVENTION,
    message="表头“{value}”出现了不止一次：第 {columns} 列。",
    fix="改正其中一个表头，或者删去多余的那一列。",
    bad="code,name,name\n0012,示例教育局,教育\n",
    good="code,name,field\n0012,示例教育局,教育\n",
)

CSV_TOO_FEW_CELLS = Rule(
    code="csv-too-few-cells",
    severity=Severity.ERROR,
    title="这一行的单元格少了",
    why="少一个逗号，后面的内容会整体向左错位，金额可能落到别的列里。这一行没有采用。",
    source=_CONVENTION,
    message="这一行有 {value} 个单元格，表头有 {expected} 列。从左往右数，缺“{missing}”。",
    fix="补上缺的单元格；没有内容的单元格也要留出逗号。如果文件是 Excel 另存的（它有时省去行尾的空单元格），"
    "把一列每行都有内容的列移到最后，再另存一次。",
    bad="code,name,field\n0012,示例教育局\n",
    good="code,name,field\n0012,示例教育局,\n",
)

CSV_TOO_MANY_CELLS = Rule(
    code="csv-too-many-cells",
    severity=Severity.ERROR,
    title="这一行的单元格多了",
    why="多一个逗号，后面的内容会整体向右错位，金额可能落到别的列里。这一行没有采用。",
    source=_CONVENTION,
    message="这一行有 {value} 个单元格，表头只有 {expected} 列。多出来的是“{extra}”。",
    fix='如果内容里本来就有逗号（例如 1,193），把整个单元格放进英文双引号："1,193"；金额请直接写成 1193。',
    bad="code,name\n0012,示例教育局,科技局\n",
    good='code,name\n0012,"示例教育局,科技局"\n',
)

CSV_MANY_RAGGED_ROWS = Rule(
    code="csv-many-ragged-rows",
    severity=Severity.ERROR,
    title="大量的行与表头对不上",
    why="这么多行都与表头对不上，多半是表头本身多了或者少了一列。整张表没有采用。",
    source=_CONVENTION,
    message="到这一行为止，已经有 {value} 行的单元格数与表头（{expected} 列）不同，后面的不再逐行列出。",
    fix="先核对表头：看看是不是少了一列、多了一列，或者有一列的内容里带着逗号。",
    bad="（表头 2 列，下面一百多行都是 3 个单元格）",
    good="（表头 3 列，下面各行都是 3 个单元格）",
)

CSV_UNCLOSED_QUOTE = Rule(
    code="csv-unclosed-quote",
    severity=Severity.ERROR,
    title="双引号没有成对",
    why="引号不成对，后面所有的行都会被吞进同一个单元格。整张表没有采用。",
    source=_RFC,
    message="有一个单元格以英文双引号开头，{hint}：“{value}”。",
    fix='在这个单元格的末尾补上双引号；内容里本来就有的双引号要写成两个（""）。',
    bad='code,name\n0012,"示例教育局\n0013,示例卫生局\n',
    good='code,name\n0012,"示例教育局"\n0013,示例卫生局\n',
)

CSV_TEXT_AFTER_QUOTE = Rule(
    code="csv-text-after-quote",
    severity=Severity.ERROR,
    title="双引号后面还有内容",
    why="分不清单元格到哪里结束，后面的列都可能错位。整张表没有采用。",
    source=_RFC,
    message="有一个用英文双引号包起来的单元格，双引号结束之后还紧跟着“{value}”，而不是逗号或者换行。",
    fix='内容里本来就有的双引号要写成两个，再用一对双引号把整个单元格包起来："""十四五""规划"。也可以改用中文引号。',
    bad='code,name\n0012,"十四五"规划\n',
    good='code,name\n0012,"""十四五""规划"\n',
)

CSV_DELIMITER = Rule(
    code="csv-delimiter",
    severity=Severity.ERROR,
    title="分列用的不是英文逗号",
    why="程序按英文逗号分列。用了别的符号，整行会变成一个单元格。",
    source=_RFC,
    message="这个文件看起来是用{value}分列的，应当用英文逗号。",
    fix="在 Excel 或 WPS 里打开，另存为“CSV UTF-8（逗号分隔）”；手工编辑的，把分列的符号改成英文逗号。",
    bad="code;name\n0012;示例教育局\n",
    good="code,name\n0012,示例教育局\n",
)

CSV_TOO_MANY_ROWS = Rule(
    code="csv-too-many-rows",
    severity=Severity.ERROR,
    title="行数太多",
    why="Excel 只能打开 1,048,576 行，再多就没有人能在 Excel 里核对这张表。整张表没有采用。",
    source=_EXCEL,
    message="这张表连同表头超过了 {expected} 行。",
    fix="确认没有放错文件；记录确实很多时，按年份分到各年的文件夹里。",
    bad="（一张两百万行的表）",
    good="（每年一张表，各几万行）",
)

CSV_TOO_MANY_COLUMNS = Rule(
    code="csv-too-many-columns",
    severity=Severity.ERROR,
    title="列数太多",
    why="任何一张表都不到一百列。列太多，多半是行列颠倒了，或者换行丢失了。",
    source="本项目的上限：旧版 Excel（.xls）最多 256 列",
    message="表头有 {value} 列，超过了 {expected} 列的上限。",
    fix="确认每条记录占一行，没有把行和列颠倒过来。",
    bad="（把一万条记录横着放，每条占一列）",
    good="（每条记录占一行）",
)

CSV_CELL_TOO_LONG = Rule(
    code="csv-cell-too-long",
    severity=Severity.ERROR,
    title="单元格内容太长",
    why="Excel 一个单元格最多 32,767 个字符，在 Excel 里保存一次，超出的部分就丢了。这一行没有采用。",
    source=_EXCEL,
    message="有一个单元格超过 {expected} 个字符，开头是“{value}”。",
    fix="长篇内容放到 YAML 文件里；如果内容不该这么长，检查这一行是不是少了一个配对的双引号。",
    bad="（把整本评价报告放进一个单元格）",
    good="（报告正文放在 key_evaluations 文件夹的 YAML 文件里）",
)

CSV_RULES = (
    CSV_EMPTY,
    CSV_TITLE_ROW,
    CSV_MISSING_HEADER,
    CSV_BLANK_HEADER,
    CSV_DUPLICATE_HEADER,
    CSV_TOO_FEW_CELLS,
    CSV_TOO_MANY_CELLS,
    CSV_MANY_RAGGED_ROWS,
    CSV_UNCLOSED_QUOTE,
    CSV_TEXT_AFTER_QUOTE,
    CSV_DELIMITER,
    CSV_TOO_MANY_ROWS,
    CSV_TOO_MANY_COLUMNS,
    CSV_CELL_TOO_LONG,
)
