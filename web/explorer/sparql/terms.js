// What the editor completes: prefixes, our terms with their labels, and the standard terms that the store uses.

export const STANDARD = {
  "rdf:type": ["类型", "type"], "rdf:subject": ["主语（声明）", "subject of a claim"], "rdf:predicate": ["谓语（声明）", "predicate of a claim"], "rdf:object": ["宾语（声明）", "object of a claim"],
  "rdfs:label": ["标签", "label"], "skos:prefLabel": ["正式名称", "preferred name"], "skos:altLabel": ["别名", "other name"],
  "schema:NewsArticle": ["新闻文章", "news article"], "schema:headline": ["标题", "headline"], "schema:datePublished": ["发布日期", "date of publication"], "schema:publisher": ["报纸", "newspaper"],
  "schema:articleSection": ["栏目", "section"], "schema:mentions": ["提到", "mentions"], "schema:about": ["主要关于", "is mainly about"], "schema:keywords": ["标签词", "keywords"],
  "schema:Observation": ["数字", "number"], "schema:observationAbout": ["关于", "about"], "schema:variableMeasured": ["指标", "measure"], "schema:value": ["数值", "value"], "schema:minValue": ["至少", "at least"],
  "schema:maxValue": ["至多", "at most"], "schema:unitText": ["单位", "unit"], "schema:containedInPlace": ["上级行政区", "contained in place"],
  "org:Membership": ["任职", "holding of a position"], "org:member": ["任职者", "who holds it"], "org:organization": ["所在机构", "in which organisation"], "org:role": ["职务", "role"],
  "nif:Sentence": ["句子", "sentence"], "nif:anchorOf": ["原文", "the words"], "nif:referenceContext": ["所在文章", "in which article"], "nif:beginIndex": ["起", "begins at"], "nif:endIndex": ["止", "ends at"], "nif:isString": ["全文", "whole text"],
  "itsrdf:taIdentRef": ["所指实体", "which entity is meant"], "prov:wasDerivedFrom": ["依据", "derived from"], "dct:identifier": ["编号", "identifier"], "dct:source": ["来源地址", "address"],
};

const KEYWORDS = ["SELECT", "DISTINCT", "WHERE", "OPTIONAL", "FILTER", "UNION", "GRAPH", "BIND", "VALUES", "MINUS", "ORDER BY", "GROUP BY", "HAVING", "LIMIT", "OFFSET", "COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT",
  "CONSTRUCT", "ASK", "DESCRIBE", "PREFIX", "EXISTS", "NOT EXISTS", "CONTAINS", "STRSTARTS", "REGEX", "LANG", "STR", "SUBSTR", "STRAFTER", "BOUND", "COALESCE", "IF", "YEAR", "DESC", "ASC", "AS", "IN"];

export function shorten(iri, prefixes) {
  let best = null;
  for (const [prefix, base] of prefixes) if (iri.startsWith(base) && (!best || base.length > best[1].length)) best = [prefix, base];
  let local = best ? iri.slice(best[1].length) : iri;
  try { local = decodeURI(local); } catch { /* as it is */ }
  return best ? [best[0], local] : ["", local];
}

// `{ label, detail, type }` of everything that can stand in a query.
export function completions(meta, language) {
  const at = language === "zh" ? 0 : 1;
  const ours = meta.terms.filter((term) => term.iri.includes("#")).map((term) => ({
    label: shorten(term.iri, meta.prefixes).join(":"), detail: [term.zh, term.en][at] ?? term.zh ?? "", type: term.kind === "Class" ? "class" : "property", search: `${term.zh ?? ""} ${term.en ?? ""}`,
  }));
  const standard = Object.entries(STANDARD).map(([label, words]) => ({ label, detail: words[at], type: /:[A-Z]/.test(label) ? "class" : "property", search: words.join(" ") }));
  const prefixes = meta.prefixes.map(([prefix, iri]) => ({ label: `${prefix}:`, detail: iri, type: "namespace" }));
  return { terms: [...ours, ...standard], prefixes, keywords: KEYWORDS.map((label) => ({ label, type: "keyword" })) };
}
