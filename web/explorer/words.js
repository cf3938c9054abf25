// What is written on the page, in Chinese and English.

import { settings } from "./settings.js";

const WORDS = {
  network: ["网络", "Network"], articles: ["文章", "Articles"], sparql: ["查询", "SPARQL"], statistics: ["统计", "Statistics"],
  skip: ["跳到内容", "Skip to content"],
  searchHint: ["查找实体：名称、别名、拼音、首字母", "Find an entity: name, alias, pinyin, initials"],
  nothingFound: ["没有找到", "Nothing found"], more: ["还有 {0} 个", "{0} more"], also: ["又名", "also"],
  language: ["English", "中文"], languageHint: ["切换到英文", "Switch to Chinese"],
  theme: ["切换明暗", "Light or dark"],
  loading: ["正在读取……", "Reading …"], failed: ["出错：{0}", "Error: {0}"],
  entitiesShown: ["显示 {0} / {1} 个有关系的实体，{2} 条连线", "{0} of {1} connected entities, {2} links"],
  filters: ["筛选", "Filters"], types: ["类型", "Types"], predicates: ["关系", "Relations"], newspapers: ["报纸", "Newspapers"],
  confidence: ["可信度至少", "Confidence at least"], howMany: ["最多显示", "Show at most"], all: ["全部", "all"], none: ["不选", "none"],
  colours: ["颜色", "Colour"], byType: ["按类型", "by type"], byCommunity: ["按社群", "by community"],
  sizes: ["大小", "Size"], byDegree: ["按连接数", "by degree"], byRank: ["按 PageRank", "by PageRank"],
  save: ["保存", "Save"], again: ["重新排布", "Lay out again"], reset: ["从头开始", "Start over"], whole: ["看全图", "Fit"],
  clickExpands: ["点击时展开邻居", "A click expands neighbours"], link: ["复制链接", "Copy link"], linkCopied: ["链接已复制", "The link is copied"],
  time: ["时间", "Time"], play: ["播放", "Play"], stop: ["停止", "Stop"], from: ["从", "from"], to: ["到", "to"],
  zoomIn: ["放大", "Zoom in"], zoomOut: ["缩小", "Zoom out"],
  expand: ["展开邻居", "Expand neighbours"], remove: ["从图中移除", "Remove from the picture"], page: ["详情页", "Its page"], close: ["关闭", "Close"],
  showInNetwork: ["在网络中查看", "Show in the network"], neighbours: ["邻居", "Neighbours"], facts: ["事实", "Facts"],
  evidence: ["原文依据", "Evidence"], sentences: ["句子", "sentences"], claims: ["{0} 处原文", "said {0} times"], statements: ["{0} 处原文", "statements: {0}"], rule: ["规则", "rule"],
  confidenceIs: ["可信度 {0}", "confidence {0}"], inArticle: ["在文章中查看", "Show in the article"], sure: ["可信度", "confidence"],
  moreClaims: ["共 {0} 处，显示前 {1} 处", "{0} in all, the first {1} are shown"],
  aliases: ["别名", "Also called"], mentionedIn: ["{0} 篇文章提到 {1} 次", "mentions: {1} · articles: {0}"],
  positions: ["职务", "Positions"], person: ["人物", "Person"], organisation: ["机构", "Organisation"], titleHeld: ["职务", "Title"], seen: ["见于", "Seen"],
  formerly: ["曾任", "formerly"], agreements: ["协议", "Agreements"], parties: ["各方", "Parties"], sum: ["金额、份额", "Sum, share"], investments: ["投资", "Investments"], investor: ["投资方", "Investor"], investee: ["投向", "In"],
  endorsements: ["批示", "Endorsements"], endorser: ["批示者", "By"], work: ["文件", "Work"],
  awards: ["奖项与称号", "Awards"], award: ["奖项", "Award"], recipients: ["获得者", "Recipients"], conferredBy: ["授予方", "Conferred by"],
  numbers: ["数字", "Numbers"], mentions: ["提及", "Mentions"], date: ["日期", "Date"], newspaper: ["报纸", "Newspaper"], title: ["标题", "Title"], section: ["栏目", "Section"],
  noDate: ["无日期", "no date"], rdf: ["RDF 数据", "RDF"], statementsPage: ["全部陈述", "All statements"],
  articleCount: ["{0} 篇文章", "{0} articles"], titleContains: ["标题包含", "Title contains"], entityNamed: ["提到", "Mentions"], previous: ["上一页", "Previous"], next: ["下一页", "Next"],
  pageOf: ["第 {0}–{1} 条，共 {2} 条", "{0}–{1} of {2}"], original: ["原文链接", "Original"], noText: ["库中没有保存全文，下面是有依据的句子。", "The text is not kept; these are the sentences that say something."],
  relationsHere: ["文中的关系", "Relations in it"], entitiesHere: ["文中的实体", "Entities in it"], numbersHere: ["文中的数字", "Numbers in it"], resolved: ["识别方式", "resolved by"],
  run: ["运行", "Run"], running: ["正在查询……", "Running …"], stopQuery: ["停止", "Stop"], questions: ["现成的问题", "Ready-made questions"], chooseQuestion: ["选一个问题……", "Choose a question …"],
  fill: ["填入并运行", "Fill in and run"], optional: ["可不填", "optional"], rows: ["{0} 行，{1} 秒", "{0} rows, {1} s"], firstRows: ["（显示前 {0} 行）", " (the first {0} are shown)"],
  table: ["表格", "Table"], asNetwork: ["网络", "Network"], bars: ["条形图", "Bar chart"], timeline: ["时间线", "Timeline"], text: ["文本", "Text"], download: ["下载", "Download"],
  yes: ["是", "true"], no: ["否", "false"], noChart: ["结果里没有可以这样画的列。", "No column of the result can be drawn so."], editor: ["SPARQL 编辑器", "SPARQL editor"],
  openNetwork: ["在网络页打开", "Open in the network page"], value: ["数值", "Value"], about: ["对象", "About"], measure: ["指标", "Measure"], kind: ["类别", "Kind"], period: ["时期", "Period"], source: ["来源", "Source"],
  exportCsv: ["导出 CSV", "Export CSV"], rowsCount: ["{0} 条数字", "{0} numbers"], anyKind: ["任何类别", "any kind"], anyPaper: ["任何报纸", "any newspaper"],
  months: ["月份", "Months"], emptyNetwork: ["没有符合条件的关系。", "No relation fits."], emptyStore: ["库中还没有关系。先用 tupu build 读入文章。", "The store holds no relations yet. Read articles with tupu build."],
  ctrlEnter: ["Ctrl+Enter 运行，Ctrl+空格 补全", "Ctrl+Enter runs, Ctrl+Space completes"], shortcuts: ["快捷键：/ 查找，+ − 缩放，0 全图，Delete 移除", "Keys: / search, + − zoom, 0 fit, Delete removes"],
  unknown: ["没有这个页面。", "There is no such page."], networkPicture: ["关系网络图；下面的面板列出所选实体的邻居", "Network of relations; the panel lists the neighbours of the selected entity"],
};

export function t(key, ...values) {
  const text = (WORDS[key] ?? [key, key])[settings.language === "zh" ? 0 : 1];
  return text.replace(/\{(\d)\}/g, (_, at) => values[at] ?? "");
}

// The label of something that has one in both languages.
export const label = (it) => (it ? (settings.language === "zh" ? it.zh : it.en) ?? it.zh ?? it.en ?? "" : "");

export const count = (number) => Number(number).toLocaleString(settings.language === "zh" ? "zh-CN" : "en");
export const day = (date) => (date ?? "").slice(0, 10);
export const month = (number) => `${Math.floor(number / 100)}-${String(number % 100).padStart(2, "0")}`;
