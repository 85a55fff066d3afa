"""What can be wrong with a file before anyone looks at what stands in it."""

from __future__ import annotations

from generator.problems import Rule, Severity

FILE_MISSING = Rule(
    code="file-missing",
    severity=Severity.ERROR,
    title="找不到文件",
    why="缺少这个文件，网站就少一整张表，读者会以为这项工作没有开展。",
    source="数据目录的约定：文件名和所在文件夹固定不变",
    message="没有找到文件“{value}”。{hint}",
    fix="把文件放回数据目录，文件名（包括大小写和扩展名）要与要求的一致。",
    bad="（需要 2022/projects.csv，文件夹里却是 2022/Project.csv）",
    good="（2022/projects.csv 就在 2022 文件夹里）",
)

FILE_UNREADABLE = Rule(
    code="file-unreadable",
    severity=Severity.ERROR,
    title="文件打不开",
    why="文件在，但读不出内容，网站无法用它生成页面。",
    source="操作系统对文件的保护",
    message="文件“{value}”打不开：{reason}。",
    fix="如果文件正在 Excel 或 WPS 里打开，请先保存并关闭；再确认自己有权读取这个文件。",
    bad="（2022/projects.csv 正被另一个程序独占，或者当前用户没有读取权限）",
    good="（2022/projects.csv 已保存并关闭，当前用户可以读取）",
)

FILE_OUTSIDE = Rule(
    code="file-outside-data",
    severity=Severity.ERROR,
    title="文件不在数据目录里",
    why="网站只公开数据目录里的内容。指到目录外面的链接，可能把不该公开的文件带上网。",
    source="数据目录的约定：公开的内容都在数据目录之内",
    message="“{value}”指向数据目录以外的位置，没有读取。",
    fix="把真正的文件复制到数据目录里，不要用快捷方式、符号链接或者“..”。",
    bad="（2022/projects.csv 是一个链接，指向数据目录外的另一个文件）",
    good="（2022/projects.csv 是数据目录里的文件本身）",
)

FILE_NOT_REGULAR = Rule(
    code="file-not-regular",
    severity=Severity.ERROR,
    title="不是普通文件",
    why="应当是文件的位置放了文件夹或别的东西，里面的内容不会被读取。",
    source="数据目录的约定：一张表一个文件",
    message="“{value}”不是普通文件（可能是文件夹），读不出内容。",
    fix="把它改名或移走，再把真正的文件放到这个位置。",
    bad="（2022/projects.csv 是一个文件夹）",
    good="（2022/projects.csv 是一个文件）",
)

FILE_TOO_LARGE = Rule(
    code="file-too-large",
    severity=Severity.ERROR,
    title="文件太大",
    why="正常的记录不会这么大，多半是放错了文件。读进来会占满内存，网站生成不出来。",
    source="本项目的上限：CSV 100 MB（代码托管平台通常的单个文件上限），YAML 2 MB（约七十万字）",
    message="文件“{file}”的大小是 {value} 字节，超过了 {expected} 字节的上限，没有读取。",
    fix="确认没有放错文件；内容确实很多时，请按年份或者按报告分成几个文件。",
    bad="（一个 3 MB 的 YAML 文件）",
    good="（一份报告一个 YAML 文件，每个几十 KB）",
)

FILE_NOT_TEXT = Rule(
    code="file-not-text",
    severity=Severity.ERROR,
    title="文件内容和扩展名不符",
    why="只改扩展名不会改变内容。工作簿改名为 .csv 之后，里面仍然是工作簿，读不出表格。",
    source="各种文件格式开头的标志字节",
    message="这个文件的内容其实是“{value}”，不是文本。",
    fix="用 Excel 或 WPS 打开它，选“另存为”，类型选“CSV UTF-8（逗号分隔）”，不要只改文件名。",
    bad="（把 projects.xlsx 改名为 projects.csv）",
    good="（在 Excel 或 WPS 里把 projects.xlsx 另存为 CSV UTF-8）",
)

FILE_UTF_16 = Rule(
    code="file-utf-16",
    severity=Severity.ERROR,
    title="文件编码是 UTF-16",
    why="Excel 的“Unicode 文本”用的是另一种编码，而且用制表符分列，按 CSV 读会全部错位。",
    source="数据目录的约定：文本文件用 UTF-8 编码",
    message="这个文件的编码是 UTF-16（Excel 另存为“Unicode 文本”、记事本另存为“Unicode”都会这样），应当是 UTF-8。",
    fix="表格：在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”。YAML：在记事本里另存为，编码选“UTF-8”。",
    bad="（在 Excel 里另存为“Unicode 文本”，再把文件名改成 projects.csv）",
    good="（在 Excel 里另存为“CSV UTF-8（逗号分隔）”）",
)

FILE_GB18030 = Rule(
    code="file-gb18030",
    severity=Severity.ERROR,
    title="文件编码像是 GB18030",
    why="编码认错，全部汉字都会变成乱码公布出去，所以不猜，要求写明。",
    source="数据目录的约定：文本文件用 UTF-8 编码；GB 18030—2022《信息技术 中文编码字符集》",
    message="这个文件不是 UTF-8 编码，看起来是 GB18030（也叫 GBK、ANSI）。按它读，从这一行起是：“{value}”。",
    fix="表格：在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”；必须保留原编码的 CSV，在 site.yml 的 encodings 里写明。"
    "YAML：在记事本里另存为，编码选“UTF-8”。",
    bad="（在 Excel 里另存为“CSV（逗号分隔）”，得到 GB18030 编码）",
    good="（在 Excel 里另存为“CSV UTF-8（逗号分隔）”）",
)

FILE_NOT_UTF_8 = Rule(
    code="file-not-utf-8",
    severity=Severity.ERROR,
    title="文件里有损坏的字节",
    why="有些字节不能还原成文字，硬读会变成“�”，原来的字就丢了。",
    source="数据目录的约定：文本文件用 UTF-8 编码（RFC 3629）",
    message="这一行有不属于 {expected} 的字节 {value}，文件可能在传输或者拼接时损坏了。",
    fix="找回原来的文件，重新另存为 UTF-8；不要在损坏的文件上继续修改。",
    bad="（把一个 UTF-8 文件和一个 GB18030 文件拼在一起）",
    good="（整个文件都是 UTF-8）",
)

FILE_DECLARED_GB18030 = Rule(
    code="file-declared-gb18030",
    severity=Severity.ERROR,
    title="声明的编码与文件不符",
    why="按错误的编码读，“教育局”会变成“鏁欒偛灞€”这样的乱码，而且不会报错。",
    source="site.yml 的 encodings",
    message="site.yml 里写明这个文件是 GB18030 编码，但它其实是 UTF-8，按 UTF-8 读出来是：“{value}”。",
    fix="从 site.yml 的 encodings 里删去这个文件。",
    bad="（文件已经另存为 CSV UTF-8，site.yml 的 encodings 里还写着 gb18030）",
    good="（文件是 UTF-8，encodings 里没有它）",
)

FILE_NUL = Rule(
    code="file-nul",
    severity=Severity.ERROR,
    title="文件里有空字节",
    why="文本里不会有空字节。有空字节，说明文件损坏，或者根本不是文本。",
    source="CSV（RFC 4180）和 YAML 1.2 都不允许空字节",
    message="这一行有空字节（NUL），这个文件不是完好的文本。",
    fix="用 Excel、WPS 或记事本打开原来的文件，重新另存为 UTF-8。",
    bad="（断电或磁盘写满之后留下的半个文件）",
    good="（重新另存的完整文件）",
)

FILE_REPLACEMENT_CHARACTER = Rule(
    code="file-replacement-character",
    severity=Severity.ERROR,
    title="文字已经变成“�”",
    why="“�”说明这里的字在以前某次转换编码时已经丢了，公布出去读者看到的就是乱码。",
    source="Unicode 的替换字符 U+FFFD",
    message="这一行有“�”：“{value}”。原来的字已经丢失。",
    fix="对照原始材料，把“�”改回原来的字。",
    bad="code,name\n0012,示例�育局\n",
    good="code,name\n0012,示例教育局\n",
)

FILE_RULES = (
    FILE_MISSING,
    FILE_UNREADABLE,
    FILE_OUTSIDE,
    FILE_NOT_REGULAR,
    FILE_TOO_LARGE,
    FILE_NOT_TEXT,
    FILE_UTF_16,
    FILE_GB18030,
    FILE_NOT_UTF_8,
    FILE_DECLARED_GB18030,
    FILE_NUL,
    FILE_REPLACEMENT_CHARACTER,
)
