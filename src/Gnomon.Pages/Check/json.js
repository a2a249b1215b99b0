// JSON from a stranger: no key twice, bounded depth, every string a real one. Two readers that disagree about a document could be shown two contents.
const parseStrict = (text) => {
  const MaxDepth = 32;
  let at = 0;
  const fail = () => { throw new SyntaxError("not JSON"); };
  const space = () => { while (at < text.length && " \t\n\r".includes(text[at])) at++; };
  const take = (token) => { if (!text.startsWith(token, at)) fail(); at += token.length; };
  const string = () => {
    const found = /^"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/.exec(text.slice(at, at + 200000));
    if (!found) fail();
    at += found[0].length;
    const value = JSON.parse(found[0]);
    return value.isWellFormed() ? value : fail();
  };
  const members = (depth) => {
    const found = new Map();
    take("{"); space();
    if (text[at] === "}") { at++; return found; }
    for (;;) {
      space();
      const key = string();
      if (found.has(key)) fail();
      space(); take(":");
      found.set(key, value(depth + 1));
      space();
      if (text[at] === "}") { at++; return found; }
      take(",");
    }
  };
  const items = (depth) => {
    const found = [];
    take("["); space();
    if (text[at] === "]") { at++; return found; }
    for (;;) {
      found.push(value(depth + 1));
      space();
      if (text[at] === "]") { at++; return found; }
      take(",");
    }
  };
  const value = (depth) => {
    if (depth > MaxDepth) fail();
    space();
    if (text[at] === "{") return members(depth);
    if (text[at] === "[") return items(depth);
    if (text[at] === "\"") return string();
    const plain = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/.exec(text.slice(at, at + 400));
    if (!plain) fail();
    at += plain[0].length;
    return plain[0] === "true" ? true : plain[0] === "false" ? false : plain[0] === "null" ? null : Number(plain[0]);
  };
  try {
    space();
    const root = value(1);
    space();
    return at === text.length && root instanceof Map ? root : null;
  } catch { return null; }
};
