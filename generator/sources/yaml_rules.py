"""What can be wrong with the form of a YAML file."""

from __future__ import annotations

from generator.problems import Rule, Severity

_YAML = "YAML 1.2 规范"
_STRICT = "数据目录的约定：YAML 只用“名称: 内容”和“- 列表”，所有内容都当作文字"

YAML_EMPTY = Rule(
    code="yaml-empty",
    severity=Severity.ERROR,
    title="文件里没有内容",
    why="空文件分不清是“没有这项工作”还是“忘了填”。",
    source=_STRICT,
    message="这个文件里没有任何内容（以 # 开头的说明不算内容）。",
    fix="按照模板填写；用不着这个文件的话，把它删掉。",
    bad="# 还没有填写\n",
    good="title: 示例项目评价\n",
)

YAML_NOT_MAPPING = Rule(
    code="yaml-not-mapping",
    severity=Severity.ERROR,
    title="最外层不是“名称: 内容”",
    why="程序靠名称认出每一项内容，最外层没有名称，就什么也认不出来。",
    source=_STRICT,
    message="这个文件的最外层应当是一行行的“名称: 内容”，读到的却是{value}。{hint}",
    fix="每一项都写成“名称: 内容”，名称后面用英文冒号加一个空格。",
    bad="- 示例项目评价\n",
    good="title: 示例项目评价\n",
)

YAML_SYNTAX = Rule(
    code="yaml-syntax",
    severity=Severity.ERROR,
    title="这一行读不懂",
    why="有一处读不懂，后面的内容就不知道属于谁。整个文件没有采用。",
    source=_YAML,
    message="这一行读不懂：“{value}”。",
    fix="核对这一行和上一行：名称后面要有英文冒号和空格，同一级要左对齐，引号和括号要成对；内容里有特殊符号时，用英文双引号包起来。",
    bad="title: 示例项目评价\n... 完\n",
    good="title: 示例项目评价\n",
)

YAML_TAB = Rule(
    code="yaml-tab",
    severity=Severity.ERROR,
    title="用了制表符（Tab）",
    why="制表符看起来像空格，但宽度不固定，分不清这一行属于哪一级。",
    source=_YAML,
    message="这一行有制表符（Tab）：“{value}”。",
    fix="把制表符改成空格，每缩进一级用两个空格。",
    bad="scores:\n\ttotal: 92\n",
    good="scores:\n  total: 92\n",
)

YAML_UNCLOSED_QUOTE = Rule(
    code="yaml-unclosed-quote",
    severity=Severity.ERROR,
    title="引号没有成对",
    why="引号不成对，后面的内容会全部并到这一项里。整个文件没有采用。",
    source=_YAML,
    message="从这一行开始的引号没有配对：“{value}”。",
    fix='在这一项内容的末尾补上同样的引号；双引号里面的双引号写成 \\"，单引号里面的单引号写成两个。',
    bad='title: "示例项目评价\nyear: 2022\n',
    good='title: "示例项目评价"\nyear: 2022\n',
)

YAML_TEXT_AFTER_QUOTE = Rule(
    code="yaml-text-after-quote",
    severity=Severity.ERROR,
    title="引号后面还有内容",
    why="以引号开头的内容，到配对的引号为止，后面的文字不知道属于谁。整个文件没有采用。",
    source=_YAML,
    message="引号结束之后还有内容：“{value}”。",
    fix="把整项内容放进一对英文单引号：'\"十四五\"规划'；或者改用中文引号“”。",
    bad='title: "十四五"规划\n',
    good="title: '\"十四五\"规划'\n",
)

YAML_COLON_IN_VALUE = Rule(
    code="yaml-colon-in-value",
    severity=Severity.ERROR,
    title="内容里有“冒号加空格”",
    why="英文冒号加空格表示“名称: 内容”，一行里有两个就分不清了。整个文件没有采用。",
    source=_YAML,
    message="内容里又出现了英文冒号加空格：“{value}”。",
    fix="把整项内容放进英文双引号，或者把里面的冒号改成中文冒号。",
    bad="title: 附件: 评价报告\n",
    good='title: "附件: 评价报告"\n',
)

YAML_COLON_MISSING = Rule(
    code="yaml-colon-missing",
    severity=Severity.ERROR,
    title="名称后面缺少英文冒号和空格",
    why="没有“英文冒号加空格”，就分不清哪里是名称、哪里是内容。整个文件没有采用。",
    source=_YAML,
    message="这一行应当是“名称: 内容”，读到的是“{value}”。{hint}",
    fix="名称后面写一个英文冒号，再写一个空格；如果这一行是上一项内容的继续，请改用“|”写多行内容。",
    bad="title：示例项目评价\nyear: 2022\n",
    good="title: 示例项目评价\nyear: 2022\n",
)

YAML_INDENTATION = Rule(
    code="yaml-indentation",
    severity=Severity.ERROR,
    title="缩进不齐",
    why="缩进表示上下级，不齐就不知道这一行属于谁。整个文件没有采用。",
    source=_YAML,
    message="这一行的缩进与前面对不上：“{value}”。",
    fix="同一级的各行从同一列开始，下一级多缩进两个空格；同一级里不要混用“- ”和“名称:”。",
    bad="title: 示例项目评价\n  year: 2022\n",
    good="title: 示例项目评价\nyear: 2022\n",
)

YAML_SPECIAL_START = Rule(
    code="yaml-special-start",
    severity=Severity.ERROR,
    title="内容以特殊符号开头",
    why="有些符号放在最前面有特殊的含义，不会当作文字。整个文件没有采用。",
    source=_YAML,
    message="内容以“{symbol}”开头：“{value}”。这个符号在最前面有特殊的含义。",
    fix="把整项内容放进英文双引号。",
    bad="title: [2022]3 号文件\n",
    good='title: "[2022]3 号文件"\n',
)

YAML_BRACKETS = Rule(
    code="yaml-brackets",
    severity=Severity.ERROR,
    title="括号没有成对",
    why="方括号表示列表，花括号表示一组内容，不成对就不知道到哪里结束。整个文件没有采用。",
    source=_YAML,
    message="从这一行开始的方括号或者花括号没有配对，或者里面读不懂：“{value}”。",
    fix="补上配对的括号，各项之间用英文逗号隔开；如果括号本来就是文字，把整项内容放进英文双引号。",
    bad="sources: [9001, 9002\nyear: 2022\n",
    good="sources: [9001, 9002]\nyear: 2022\n",
)

YAML_ESCAPE = Rule(
    code="yaml-escape",
    severity=Severity.ERROR,
    title="双引号里的反斜杠写错了",
    why="双引号里的反斜杠有特殊的含义，后面只能跟规定的字符。整个文件没有采用。",
    source=_YAML,
    message="双引号里有反斜杠不能还原成文字：“{value}”。",
    fix="把双引号改成单引号，或者把每个反斜杠写成两个。",
    bad='evidence: "附件\\整改报告"\n',
    good="evidence: '附件\\整改报告'\n",
)

YAML_REFERENCE = Rule(
    code="yaml-reference",
    severity=Severity.ERROR,
    title="内容以 & 或 * 开头",
    why="YAML 用 & 和 * 表示引用别处的内容，会让一处改动牵动多处，也能让很小的文件膨胀到占满内存，所以不用。整个文件没有采用。",
    source=_STRICT,
    message="内容以“{symbol}”开头：“{value}”。这表示引用，不会当作文字。",
    fix="如果本来就是文字，把整项内容放进英文双引号；如果是引用，把内容直接写出来。",
    bad="title: *重点项目\n",
    good='title: "*重点项目"\n',
)

YAML_TAG = Rule(
    code="yaml-tag",
    severity=Severity.ERROR,
    title="内容以 ! 开头",
    why="YAML 用 ! 表示数据类型，可以指使程序做别的事，所以不用。整个文件没有采用。",
    source=_STRICT,
    message="内容以“!”开头：“{value}”。这表示数据类型，不会当作文字。",
    fix="如果本来就是文字，把整项内容放进英文双引号；如果是数据类型，删掉它。",
    bad="title: !重要 示例项目评价\n",
    good='title: "!重要 示例项目评价"\n',
)

YAML_MERGE_KEY = Rule(
    code="yaml-merge-key",
    severity=Severity.ERROR,
    title="名称是 <<",
    why="<< 表示并入别处的内容，看不出实际公布的是什么，所以不用。整个文件没有采用。",
    source=_STRICT,
    message="名称是“<<”，表示并入别处的内容。",
    fix="把要并入的内容直接写出来。",
    bad="scores:\n  <<: 92\n",
    good="scores:\n  total: 92\n",
)

YAML_KEY = Rule(
    code="yaml-key",
    severity=Severity.ERROR,
    title="冒号前面不是名称",
    why="名称要和数据字典里的一样，空白、列表、长段文字都认不出来。整个文件没有采用。",
    source=_STRICT,
    message="冒号前面是{value}，应当是数据字典里的名称。",
    fix="在冒号前面写上名称；如果这一行都是内容，检查上一行的缩进和引号。",
    bad="scores:\n  : 92\n",
    good="scores:\n  total: 92\n",
)

YAML_SEVERAL_DOCUMENTS = Rule(
    code="yaml-several-documents",
    severity=Severity.ERROR,
    title="一个文件里有几份内容",
    why="单独一行的 --- 表示另起一份，第二份以后的内容会被忽略。整个文件没有采用。",
    source=_STRICT,
    message="从这一行起是第二份内容，与前面用“---”隔开。",
    fix="分成几个文件，每个文件一份；如果 --- 只是一条分隔线，删掉它，或者在前面加 #。",
    bad="title: 示例项目评价一\n---\ntitle: 示例项目评价二\n",
    good="---\ntitle: 示例项目评价一\n",
)

YAML_DUPLICATE_KEY = Rule(
    code="yaml-duplicate-key",
    severity=Severity.ERROR,
    title="同一个名称写了两次",
    why="同名的两项只能留一项，多数软件悄悄留下后面一项，前面的内容就丢了。",
    source=_STRICT,
    message="“{value}”在第 {first} 行已经写过，这一行又写了一次。",
    fix="删掉多余的一项；如果是两条记录，写成列表，每条前面加“- ”。",
    bad="total: 92\ntotal: 95\n",
    good="total: 92\nrank: 95\n",
)

YAML_COMMENT_CUTS_VALUE = Rule(
    code="yaml-comment-cuts-value",
    severity=Severity.ERROR,
    title="内容在 # 处被截断",
    why="空格加 # 表示后面是说明，不会公布。如果 # 是内容的一部分，后半截就悄悄丢了。",
    source=_YAML,
    message="从“#”起不算内容，读到的只有“{value}”，丢掉的是“{lost}”。",
    fix="如果 # 是内容，把整项内容放进英文双引号；如果后面是说明，把它移到单独的一行，以“# ”开头，"
    "或者在 # 前面空两格、后面空一格。",
    bad="title: 示例小学 #3 教学楼\n",
    good='title: "示例小学 #3 教学楼"\n',
)

YAML_NULL_WORD = Rule(
    code="yaml-null-word",
    severity=Severity.ERROR,
    title="写了表示“空”的词",
    why="有的软件把它当作空白，有的当作文字。公布出去，读者会看到一个莫名其妙的词。",
    source=_YAML,
    message="“{field}”的内容写的是“{value}”，看不出是空白还是文字。",
    fix="没有内容就什么也不写；确实是文字，就放进英文双引号。",
    bad="note: null\n",
    good="note:\n",
)

YAML_FOLDED_LINES = Rule(
    code="yaml-folded-lines",
    severity=Severity.WARNING,
    title="内容写成了几行，换行会变成空格",
    why="不用“|”直接换行，各行会并成一行，中间多出空格；缩进错了的下一项也会这样并进来。",
    source=_YAML,
    message="从这一行到第 {last} 行并成了一行：“{value}”。",
    fix="要保留换行，在名称的冒号后面写“|”，内容从下一行开始；不要换行，就写成一行。",
    bad="advice:\n  加强项目管理，\n  按期完成整改。\n",
    good="advice: |\n  加强项目管理，\n  按期完成整改。\n",
)

YAML_TOO_DEEP = Rule(
    code="yaml-too-deep",
    severity=Severity.ERROR,
    title="层次太多",
    why="任何一种记录都不超过十层。层次太多，多半是缩进错了。",
    source="本项目的上限",
    message="这里的层次超过了 {expected} 层：“{value}”。",
    fix="检查缩进和括号。",
    bad="（一行里连写几十个左方括号）",
    good="（列表最多套两三层）",
)

YAML_TOO_MANY_VALUES = Rule(
    code="yaml-too-many-values",
    severity=Severity.ERROR,
    title="内容的项数太多",
    why="一份报告只有几百项。项数太多，多半是放错了文件。",
    source="本项目的上限",
    message="到这一行为止，这个文件的内容已经超过 {expected} 项。",
    fix="确认没有放错文件；成批的记录放到 CSV 表里。",
    bad="（一个文件里有几十万项）",
    good="（成批的记录放在 CSV 表里）",
)

YAML_INVISIBLE_CHARACTER = Rule(
    code="yaml-invisible-character",
    severity=Severity.ERROR,
    title="有看不见的特殊字符",
    why="这些字符看不见，却会打断内容，或者让同样的名称对不上。多半是从网页、Word 或 PDF 里复制来的。",
    source=_YAML,
    message="这一行有看不见的字符 {value}，在“{before}”的后面。",
    fix="把光标移到这个位置，删掉看不见的字符，需要换行就重新按回车键。",
    bad="title: 示例项目\u2028评价\n",
    good="title: 示例项目评价\n",
)

YAML_WIDE_SPACE = Rule(
    code="yaml-wide-space",
    severity=Severity.ERROR,
    title="名称前面有全角空格",
    why="全角空格不算缩进，会成为名称的一部分，名称就对不上了。",
    source=_STRICT,
    message="名称“{value}”的前面或者后面有全角空格（或不换行空格）。",
    fix="删掉它；需要缩进就用英文空格，每级两个。",
    bad="scores:\n  　total: 92\n",
    good="scores:\n  total: 92\n",
)

YAML_RULES = (
    YAML_EMPTY,
    YAML_NOT_MAPPING,
    YAML_SYNTAX,
    YAML_TAB,
    YAML_UNCLOSED_QUOTE,
    YAML_TEXT_AFTER_QUOTE,
    YAML_COLON_IN_VALUE,
    YAML_COLON_MISSING,
    YAML_INDENTATION,
    YAML_SPECIAL_START,
    YAML_BRACKETS,
    YAML_ESCAPE,
    YAML_REFERENCE,
    YAML_TAG,
    YAML_MERGE_KEY,
    YAML_KEY,
    YAML_SEVERAL_DOCUMENTS,
    YAML_DUPLICATE_KEY,
    YAML_COMMENT_CUTS_VALUE,
    YAML_NULL_WORD,
    YAML_FOLDED_LINES,
    YAML_TOO_DEEP,
    YAML_TOO_MANY_VALUES,
    YAML_INVISIBLE_CHARACTER,
    YAML_WIDE_SPACE,
)
