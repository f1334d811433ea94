#!/usr/bin/python3
"""impacket's NTLM as a subject: the initiator, and what protects messages from it. impacket.ntlm has functions that
make the NEGOTIATE and the AUTHENTICATE message, sign and seal, and none that accepts a context or verifies a signature.
tools/docs/impacket.md says what that means for results.
"""

import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "python"))
import line_protocol as line  # noqa: E402

try:
    from Cryptodome.Cipher import ARC4
    from impacket import ntlm, version
except ImportError as why:
    ntlm, absent = None, str(why)

SIZES_ATTRIBUTE, SESSION_KEY_ATTRIBUTE = 0, 9
DATA, HAS_SIGN, HAS_SEAL = 1, 0x10, 0x20


class Context:
    """An initiator's side: first it waits for the CHALLENGE, then it protects messages."""

    def __init__(self, credential, negotiate):
        self.credential, self.negotiate, self.key, self.flags, self.number = credential, negotiate, None, 0, 0
        self.failed = False

    def authenticate(self, challenge):
        who = self.credential
        message, self.key = ntlm.getNTLMSSPType3(self.negotiate, challenge, who["user"], who["password"], who["domain"],
                                                 use_ntlmv2=True)
        self.flags = message["flags"]
        if isinstance(self.key, str):
            self.key = self.key.encode("latin-1")
        self.signing = ntlm.SIGNKEY(self.flags, self.key)
        self.sealing = ntlm.SEALKEY(self.flags, self.key)
        self.cipher = ARC4.new(self.sealing)
        return message.getData()


class Impacket(line.Shim):
    packages = ["NTLM"]
    pins = []
    control = ("chance: the seed's (random.seed); clock: the machine's, taken only where the CHALLENGE brings no time; "
               "accounts: those that the caller names; no expiry in its interface (it is told as never)")

    def __init__(self):
        super().__init__()
        self.name = version.BANNER.split(" - ")[0] if ntlm else "impacket"

    def missing(self):
        return "" if ntlm else "impacket cannot be imported (Debian package python3-impacket): " + absent

    def begin(self):
        random.seed(int(self.setup.get("seed", 0)))

    def acquire(self, request):
        line.expressible(request)
        package = request.get("package", "Negotiate")
        if package != "NTLM" or request.get("package_text", "NTLM").lower() != "ntlm":
            return line.status(line.SEC_E_SECPKG_NOT_FOUND)
        if request.get("use", 2) != 2 or self.setup.get("role") == "acceptor":
            raise line.Unsupported("impacket.ntlm has no acceptor")
        identity = request.get("identity") or self.setup.get("account")
        if not identity or identity.get("package_list"):
            raise line.Unsupported("impacket.ntlm takes a user, a domain and a password, and nothing else")
        credential = {name: identity.get(name, "") for name in ("user", "domain", "password")}
        reply = {"new_handle": self.keep(self.credentials, credential)}
        return reply if request.get("expiry_null") else dict(reply, expiry=line.NEVER)

    def initialize(self, request):
        line.expressible(request)
        credential = self.find(self.credentials, request.get("credential"))
        context = self.find(self.contexts, request.get("context"))
        token = line.token_of(request.get("input"))
        if credential is None or (request.get("context") and (context is None or context.key is not None or
                                                             context.credential is not credential)):
            raise line.Unsupported("impacket.ntlm has no handles that could be wrong")
        if any(b.get("type", 0) & 0xFFFF == line.CHANNEL_BINDINGS for b in request.get("input", {}).get("buffers", [])):
            raise line.Unsupported("impacket.ntlm takes no channel bindings")
        if request.get("requested", 0) & line.DATAGRAM or "output" not in request:
            raise line.Unsupported("impacket.ntlm makes connection-oriented messages, and returns them")
        if context is not None and context.failed:
            raise line.Unsupported("impacket.ntlm has no contexts: what follows on a failure is its caller's decision")
        if (context is None) == bool(token):
            raise line.Unsupported(
                "impacket.ntlm makes a NEGOTIATE message of nothing and an AUTHENTICATE of a CHALLENGE")
        return self.negotiate(request, credential) if context is None else self.authenticate(request, context, token)

    def negotiate(self, request, credential):
        protects = request.get("requested", 0) & (line.INTEGRITY["initiator"] | line.CONFIDENTIALITY |
                                                  line.REPLAY_DETECT | line.SEQUENCE_DETECT)  # NLM-001
        message = ntlm.getNTLMSSPType1("", "", signingRequired=bool(protects), use_ntlmv2=True)
        octets = message.getData()
        return self.answer(request, Context(credential, message), line.SEC_I_CONTINUE_NEEDED, octets)

    def authenticate(self, request, context, token):
        try:
            octets = context.authenticate(token)
        except Exception as why:  # whatever impacket raises on octets that are no CHALLENGE
            context.failed = True
            return dict(line.status(line.SEC_E_INVALID_TOKEN), message="%s: %s" % (type(why).__name__, why),
                        output=self.answer_output(request, None))
        return self.answer(request, context, line.SEC_E_OK, octets)

    def answer(self, request, context, status, octets):
        return self.answer_leg(request, context, status, octets,
                               "impacket.ntlm returns its messages, in no buffer of the caller's")

    @staticmethod
    def granted(request, context):
        flags = context.flags if context.key is not None else context.negotiate["flags"]
        granted = request.get("requested", 0) & (line.ALLOCATE_MEMORY | line.CONNECTION)
        if flags & HAS_SIGN:
            granted |= line.INTEGRITY["initiator"] | line.REPLAY_DETECT | line.SEQUENCE_DETECT
        return granted | (line.CONFIDENTIALITY if flags & HAS_SEAL else 0)

    def query(self, request):
        context = self.find(self.contexts, request.get("context"))
        known = context is not None and context.key is not None and not request.get("structure_null")
        if known and request.get("attribute", 0) == SESSION_KEY_ATTRIBUTE:
            return {"facts": {"session_key": context.key.hex()}}
        if known and request.get("attribute", 0) == SIZES_ATTRIBUTE:
            signs, seals = context.flags & HAS_SIGN, context.flags & HAS_SEAL  # MS-NLMP 2.2.2.9
            return {"facts": {"max_token": 0xFFFF, "max_signature": 16 if signs else 0,
                              "security_trailer": 16 if seals else 0}}
        raise line.Unsupported("impacket.ntlm tells the session key of an established context, and nothing else")

    def sign(self, request):
        return self.protect(request, HAS_SIGN, False)

    def encrypt(self, request):
        return self.protect(request, HAS_SEAL, True)

    def protect(self, request, flag, seals):
        line.expressible(request)
        context = self.find(self.contexts, request.get("context"))
        buffers = request.get("input", {}).get("buffers", [])
        kinds = [b.get("type", 0) & 0x0FFFFFFF for b in buffers]
        if context is None or context.key is None or not context.flags & flag:
            raise line.Unsupported("impacket.ntlm leaves it to its caller to know whether messages are protected")
        if sorted(kinds) != [DATA, line.TOKEN] or request.get("qop") or buffers[kinds.index(line.TOKEN)].get(
                "capacity", 0) < 16 or any(b.get("type", 0) & 0xF0000000 for b in buffers):
            raise line.Unsupported("impacket.ntlm takes one message and returns its signature of 16 octets")
        number = request.get("message_number", 0) or context.number
        data = bytes.fromhex(buffers[kinds.index(DATA)].get("content", ""))
        if seals:
            data, mac = ntlm.SEAL(context.flags, context.signing, context.sealing, data, data, number,
                                  context.cipher.encrypt)
        else:
            mac = ntlm.SIGN(context.flags, context.signing, data, number, context.cipher.encrypt)
        context.number += 1
        mac = mac.getData()
        after = []
        for buffer, kind in zip(buffers, kinds):
            content = data if kind == DATA else mac
            after.append({"type": buffer["type"], "size": len(content), "content": content.hex(),
                          "changed": content.hex() != buffer.get("content", "")})
        return {"input": after}


if __name__ == "__main__":
    line.serve(Impacket())
