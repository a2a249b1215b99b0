// Envelopes and statements: DSSE 1.0.2, in-toto Statement v1. A payload is read only after its signature holds.
const InToto = "application/vnd.in-toto+json";

const decode64Either = (text) => {
  const standard = decode64(text);
  if (standard || /[+/]/.test(text)) return standard;
  const bare = text.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/");
  const bytes = decode64(bare.padEnd(Math.ceil(bare.length / 4) * 4, "="));
  return bytes && (text.length === bare.length || text.length % 4 === 0) ? bytes : null;
};

// The payload where exactly one signature, by this key, holds; else what is wrong.
const openEnvelope = async (bytes, raw) => {
  const root = parseStrict(textOf(bytes) ?? "");
  const [type, payload, signatures] = ["payloadType", "payload", "signatures"].map((k) => root?.get(k));
  const body = typeof payload === "string" ? decode64Either(payload) : null;
  const signature = Array.isArray(signatures) && signatures.length === 1 && signatures[0] instanceof Map && typeof signatures[0].get("sig") === "string" ? decode64Either(signatures[0].get("sig")) : null;
  if (!body || !signature || typeof type !== "string") return { fault: "envelope-form" };
  const signed = join(utf8.encode(`DSSEv1 ${utf8.encode(type).length} ${type} ${body.length} `), body);
  if (!await verifyEd25519(raw, signed, signature)) return { fault: "envelope-signature" };
  return type === InToto ? { payload: body } : { fault: "envelope-type" };
};

const parseStatement = (payload) => {
  const root = parseStrict(textOf(payload) ?? "");
  const [type, predicateType, predicate, list] = ["_type", "predicateType", "predicate", "subject"].map((k) => root?.get(k));
  if (type !== "https://in-toto.io/Statement/v1" || typeof predicateType !== "string" || !(predicate instanceof Map) || !Array.isArray(list) || list.length === 0) return null;
  const subjects = new Map();
  for (const item of list) {
    const [name, digest] = [item?.get?.("name"), item?.get?.("digest")];
    if (typeof name !== "string" || subjects.has(name) || !(digest instanceof Map) || digest.size !== 1 || !/^[0-9a-f]{64}$/.test(digest.get("sha256") ?? "")) return null;
    subjects.set(name, digest.get("sha256"));
  }
  return { predicateType, predicate, subjects };
};
