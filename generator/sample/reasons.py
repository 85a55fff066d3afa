"""Why the review refused or cut a project, in the words of reviewers."""

from __future__ import annotations

from random import Random

from generator.sample.texts.facts import Nature

_REFUSED = {
    Nature.WORKS: (
        "前期工作不成熟，用地和规划手续尚未办结",
        "初步设计未经批复，投资概算依据不足",
        "与上级已安排的同类工程重复",
        "年内不具备开工条件，退回补充可行性研究",
        "建设规模与实际需要不符，绩效目标无法核定",
    ),
    Nature.EQUIPMENT: (
        "现有设备可以满足需要，配置理由不充分",
        "超出资产配置标准，未提供存量资产清单",
        "采购需求未论证，绩效目标只写了购置数量",
        "同类设备可以在部门之间调剂使用",
    ),
    Nature.SUBSIDY: (
        "补助政策已到期，没有新的政策依据",
        "补助对象与其他项目交叉，存在重复享受",
        "补助标准没有制度依据",
        "对象底数不清，资金需求无法测算",
    ),
    Nature.SERVICE: (
        "属于单位日常职责，由公用经费保障",
        "与部门其他服务项目内容重复",
        "服务内容和费用标准不明确，无法核定",
        "连续两年预算执行率偏低，暂不安排",
        "绩效目标不能反映服务效果，退回重新申报",
    ),
    Nature.DIGITAL: (
        "未通过信息化项目统一评审",
        "与上级统建系统功能重复",
        "建设方案不具体，运行维护费用没有来源",
        "数据共享需求未明确，暂缓建设",
    ),
    Nature.CAPITAL: (
        "企业未提供资金使用方案和收益测算",
        "不属于国有资本经营预算支出范围",
        "上年资本金尚未使用完毕",
    ),
}

_CUT = {
    Nature.WORKS: (
        "按评审后的工程造价核定",
        "按年度施工进度安排，其余以后年度安排",
        "核减与工程无关的其他费用",
        "部分点位不具备实施条件，暂不安排",
    ),
    Nature.EQUIPMENT: (
        "按配置标准和市场询价核定单价",
        "扣除可以调剂使用的存量设备",
        "核减非必需的配件和软件费用",
    ),
    Nature.SUBSIDY: (
        "按实际在册对象人数核定",
        "扣除上级补助资金",
        "按上年实际发放数核定",
        "核减不符合条件的对象",
    ),
    Nature.SERVICE: (
        "按费用标准和服务量核定",
        "压减会议、培训等一般性支出",
        "按上年预算执行情况核减",
        "合并重复的服务内容",
    ),
    Nature.DIGITAL: (
        "按评审意见压减功能模块",
        "利用政务云资源，核减硬件费用",
        "按同类系统价格水平核定",
    ),
    Nature.CAPITAL: (
        "按预算收入规模安排",
        "按项目进度分年注入",
    ),
}


def refusal(dice: Random, nature: Nature) -> str:
    """Why a project was not granted."""
    return dice.choice(_REFUSED[nature])


def cut(dice: Random, nature: Nature) -> str:
    """Why a project was granted less than asked for."""
    return dice.choice(_CUT[nature])
