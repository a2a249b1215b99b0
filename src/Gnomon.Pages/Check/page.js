// The page itself: three languages, what was dropped, what it came to. Everything of strangers goes through textContent.
const Words = JSON.parse(document.getElementById("words").textContent);
const at = (id) => document.getElementById(id);
let language = Words[navigator.language?.slice(0, 2)] ? navigator.language.slice(0, 2) : "en";
let again = () => {};

const say = (key, values = {}) => (Words[language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

// Names of strangers: what a screen would obey or hide is spelt out.
const plain = (text) => text.slice(0, 200).replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, (c) => `{U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}}`);

const element = (tag, text, name) => {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
};

const list = (items) => { const made = document.createElement("ul"); made.append(...items); return made; };

const line = (file, text) => { const made = document.createElement("li"); const name = element("bdi", plain(file)); const code = document.createElement("code"); code.append(name); made.append(code, " ", text); return made; };

const show = (...parts) => { at("outcome").replaceChildren(...parts); at("outcome").hidden = false; };

// The signer's key, where the reader has it from somewhere else: PEM, or a line of known-keys.
const givenKey = () => {
  const text = at("key").value.trim();
  if (text === "") return { none: true };
  const raw = keyOfPem(text.replaceAll("\r\n", "\n") + "\n") ?? keyOfSpki(decode64(text.split(/\s/)[0]));
  return raw ? { raw } : { bad: true };
};

const verdictOf = (found) => {
  const given = givenKey();
  const faulty = [...found.faults];
  if (given.bad) return { kind: "bad", title: say("offline.key-unreadable"), faults: [] };
  if (faulty.length > 0) return { kind: "bad", title: say("offline.faulty"), faults: faulty };
  if (given.raw && !same(given.raw, found.signer)) return { kind: "bad", title: say("offline.other-signer"), faults: [] };
  return given.raw ? { kind: "good", title: say("offline.intact") } : { kind: "open", title: say("offline.signer-not-known") };
};

const showResult = (found) => {
  const verdict = verdictOf(found);
  const parts = [element("h2", verdict.title, verdict.kind)];
  if (found.faults.length > 0) {
    show(...parts, list(verdict.faults.map((f) => line(f.file, say("offline.fault." + f.key, f.values)))));
    return;
  }
  const plan = found.shape.n === 4;
  const proven = [say("offline.whole", { n: found.files }), say("offline.unchanged"), say("offline.logged", { n: found.shape.n }), say("offline.signed", { key: found.fingerprint })];
  const open = [...plan ? [say("verify.plan-only")] : [], say("verify.true"), say("verify.first"), say("offline.when"), ...verdict.kind === "good" ? [] : [say("offline.who")], ...found.organisation ? [say("offline.log", { log: plain(found.organisation) })] : []];
  const items = (texts) => list(texts.map((t) => element("li", t)));
  show(...parts, element("h3", say("verify.proven")), items(proven), element("h3", say("verify.not-proven")), items(open),
    element("h3", say("verify.statements")), list(found.statements.map((s) => line(s.stage, "sha256 " + s.digest))));
};

const showProof = async (files) => {
  const [name, file] = [...files].find(([n]) => n.endsWith(".tlog-proof"));
  const entry = files.get(name.replace(/\.tlog-proof$/, ".json"));
  const key = await parseVkey(at("log-key").value.trim());
  if (!entry) return show(element("h2", say("offline.proof-alone"), "bad"));
  if (!key) return show(element("h2", say("offline.log-key-needed"), "open"));
  const bytes = async (f) => new Uint8Array(await f.arrayBuffer());
  const wrong = await faultOfProof(parseProof(await bytes(file)), await bytes(entry), key);
  show(wrong ? element("h2", say("offline.faulty"), "bad") : element("h2", say("offline.proof-holds", { log: plain(key.name) }), "good"), ...wrong ? [list([line(name, say("offline.fault." + wrong))])] : [element("p", say("offline.proof-limits"))]);
};

const check = async (dropped) => {
  again = () => check(dropped);
  show(element("p", say("offline.working")));
  try {
    if (!crypto.subtle) throw new DOMException("", "NotSupportedError");
    await verifyEd25519(new Uint8Array(32).fill(1), new Uint8Array(), new Uint8Array(64)).catch((e) => { if (e.name === "NotSupportedError") throw e; });
    if ([...dropped.files.keys()].some((n) => !n.includes("/") && n.endsWith(".tlog-proof"))) await showProof(dropped.files);
    else showResult(await checkResult(dropped.files, dropped.folders));
  } catch (e) {
    show(element("h2", say(e.name === "NotSupportedError" ? "offline.no-ed25519" : "offline.unreadable"), "bad"));
  }
};

const translate = (to) => {
  language = to;
  document.documentElement.lang = to;
  document.title = say("offline.title");
  document.querySelectorAll("[data-say]").forEach((e) => { e.textContent = say(e.dataset.say); });
  document.querySelectorAll("button[data-lang]").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.lang === to)));
  if (!at("outcome").hidden) again();
};

const zone = at("drop");
["dragenter", "dragover"].forEach((type) => document.addEventListener(type, (e) => { e.preventDefault(); zone.classList.add("over"); }));
document.addEventListener("dragleave", (e) => { if (!e.relatedTarget) zone.classList.remove("over"); });
document.addEventListener("drop", async (e) => { e.preventDefault(); zone.classList.remove("over"); check(await ofDrop(e.dataTransfer.items)); });
for (const id of ["folder", "files"]) at(id).addEventListener("change", async (e) => { check(await ofChoice(e.target.files)); });
for (const id of ["key", "log-key"]) at(id).addEventListener("input", () => { if (!at("outcome").hidden) again(); });
document.querySelectorAll("button[data-lang]").forEach((b) => b.addEventListener("click", () => translate(b.dataset.lang)));
translate(language);
