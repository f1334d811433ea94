#!/usr/bin/python3
"""Samba's ntlm_auth as a subject: NTLM by ntlmssp-client-1 and squid-2.5-ntlmssp, Negotiate (with NTLM inside) by
gss-spnego-client and gss-spnego. One ntlm_auth runs for each context; both sides are given a password, so that neither
a domain nor winbindd is needed. tools/docs/ntlm_auth.md says what that means for results.
"""

import base64
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "python"))
import line_protocol as line  # noqa: E402

PROGRAM = os.environ.get("NTLM_AUTH", "/usr/bin/ntlm_auth")
HELPERS = {("NTLM", "initiator"): "ntlmssp-client-1", ("NTLM", "acceptor"): "squid-2.5-ntlmssp",
           ("Negotiate", "initiator"): "gss-spnego-client", ("Negotiate", "acceptor"): "gss-spnego"}
SESSION_KEY_ATTRIBUTE, NAMES_ATTRIBUTE = 9, 1

# NTSTATUS words of ntlm_auth, as the SSPI names the same; any other is a denied logon.
STATUSES = {"NT_STATUS_INVALID_PARAMETER": line.SEC_E_INVALID_TOKEN, "NT_STATUS_LOGON_FAILURE": line.SEC_E_LOGON_DENIED,
            "NT_STATUS_WRONG_PASSWORD": line.SEC_E_LOGON_DENIED, "NT_STATUS_NO_SUCH_USER": line.SEC_E_LOGON_DENIED,
            "NT_STATUS_UNSUCCESSFUL": line.SEC_E_INVALID_TOKEN, "NT_STATUS_INVALID_NETWORK_RESPONSE":
            line.SEC_E_INVALID_TOKEN}


class Context:
    """One ntlm_auth with its side of a handshake."""

    def __init__(self, package, role, account, target):
        self.package, self.role, self.account, self.done, self.started = package, role, account, False, False
        self.folder = tempfile.TemporaryDirectory(prefix="ntlm_auth-", dir=os.environ.get("TMPDIR", "/tmp"))
        config = os.path.join(self.folder.name, "smb.conf")
        places = "".join("\t%s = %s\n" % (name, self.folder.name) for name in (
            "lock directory", "state directory", "cache directory", "private dir", "pid directory",
            "winbindd socket directory"))
        with open(config, "w", encoding="utf-8") as file:
            file.write("[global]\n\tnetbios name = WEB\n\tworkgroup = EXAMPLE\n\tlog level = 0\n" + places)
        service, _, host = (target or "").partition("/")
        aim = ["--target-service=" + service, "--target-hostname=" + host] if service and host else []
        self.process = subprocess.Popen(
            [PROGRAM, "--helper-protocol=" + HELPERS[package, role], "--configfile=" + config,
             "--username=" + account.get("user", ""), "--domain=" + account.get("domain", ""),
             "--password=" + account.get("password", "")] + aim,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": self.folder.name, "TMPDIR": self.folder.name})

    def ask(self, word, octets=None):
        """The helper's answer: its word, and what follows."""
        text = word if octets is None else word + " " + base64.b64encode(octets).decode()
        self.process.stdin.write(text.encode() + b"\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().decode("utf-8", "replace").strip()
        if not answer:
            raise OSError("ntlm_auth ended with status %s" % self.process.wait())
        word, _, rest = answer.partition(" ")
        return word, rest

    def flags(self):
        word, rest = self.ask("GF")
        return int(rest, 16) if word == "GF" else 0

    def session_key(self):
        word, rest = self.ask("GK")
        return base64.b64decode(rest) if word == "GK" else None

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        self.folder.cleanup()


class NtlmAuth(line.Shim):
    name = "Samba ntlm_auth"
    packages = ["NTLM", "Negotiate"]
    pins = ["accounts"]
    control = ("accounts: the scenario's one user, given to both sides as --username, --domain and --password; "
               "clock and chance: the machine's; configuration: a private smb.conf; no signing, sealing or expiry "
               "in its interface (an expiry is told as never)")

    def missing(self):
        found = os.access(PROGRAM, os.X_OK)
        return "" if found else "%s is missing (Debian package winbind; NTLM_AUTH may name another)" % PROGRAM

    def forget(self):
        for context in self.contexts.values():
            context.close()

    def acquire(self, request):
        line.expressible(request)
        package = request.get("package", "Negotiate")
        if package not in self.packages or request.get("package_text", package).lower() != package.lower():
            return line.status(line.SEC_E_SECPKG_NOT_FOUND)
        identity = request.get("identity")
        if request.get("use", 2) not in (1, 2, 3):
            raise line.Unsupported("ntlm_auth has no credentials for policy only")
        if (identity or {}).get("package_list"):
            raise line.Unsupported("ntlm_auth takes no package list")
        if identity is not None and not identity.get("user"):
            raise line.Unsupported("ntlm_auth has no anonymous logon")
        credential = {"package": package, "use": request.get("use", 2), "identity": identity}
        has_own = self.setup.get("account") or self.setup["role"] == "acceptor"
        if credential["use"] & 2 and not identity and not has_own:
            return line.status(line.SEC_E_NO_CREDENTIALS)
        reply = {"new_handle": self.keep(self.credentials, credential)}
        return reply if request.get("expiry_null") else dict(reply, expiry=line.NEVER)

    def initialize(self, request):
        return self.leg(request, "initiator")

    def accept(self, request):
        return self.leg(request, "acceptor")

    def leg(self, request, role):
        line.expressible(request)
        credential = self.find(self.credentials, request.get("credential"))
        if credential is None or not credential["use"] & (2 if role == "initiator" else 1):
            raise line.Unsupported("ntlm_auth has no credential handles that could be wrong")
        if any(b.get("type", 0) & 0xFFFF == line.CHANNEL_BINDINGS for b in request.get("input", {}).get("buffers", [])):
            raise line.Unsupported("ntlm_auth takes no channel bindings")
        if request.get("requested", 0) & line.DATAGRAM:
            raise line.Unsupported("ntlm_auth has no datagram contexts")
        if "output" not in request:
            raise line.Unsupported("ntlm_auth gives its tokens in no buffer of the caller's")
        context = self.find(self.contexts, request.get("context"))
        if request.get("context") and (context is None or context.done or context.role != role or
                                       context.credential is not credential):
            raise line.Unsupported("ntlm_auth has no context handles that could be wrong")
        token = line.token_of(request.get("input"))
        if context is None:
            context = self.begin_context(credential, request, role, token)
        elif not token:
            raise line.Unsupported("ntlm_auth cannot be called without a token after the first leg")
        return self.answer(request, context, *self.exchange(context, token))

    def begin_context(self, credential, request, role, token):
        if role == "initiator" and token:
            raise line.Unsupported("ntlm_auth takes no token with the first leg of an initiator")
        if role == "acceptor" and not token:
            raise line.Unsupported("ntlm_auth cannot be called without a token")
        account = credential["identity"] or self.setup.get("account", {})
        if role == "acceptor":
            account = self.only_user()
        context = Context(credential["package"], role, account, request.get("target"))
        self.last += 1
        self.contexts[self.last] = context
        context.handle, context.credential = "%x:0" % self.last, credential
        asked = request.get("requested", 0)
        signed = line.INTEGRITY[role]
        if role == "initiator":  # what numbers messages also signs them (MS-NLMP 3.1.1.2)
            signed |= line.REPLAY_DETECT | line.SEQUENCE_DETECT
        features = ["NTLMSSP_FEATURE_SIGN"] if asked & signed else []
        features += ["NTLMSSP_FEATURE_SEAL"] if asked & line.CONFIDENTIALITY else []
        if features:  # each is a demand: a peer without it is refused
            context.ask("SF " + ",".join(features))
        return context

    def only_user(self):
        users = [account for account in self.setup.get("accounts", []) if "/" not in account.get("user", "/")]
        if len(users) != 1:
            raise line.Unsupported("ntlm_auth without winbindd knows one account, and the scenario has %d" % len(users))
        if users[0].get("disabled"):
            raise line.Unsupported("ntlm_auth without winbindd knows no disabled accounts")
        return users[0]

    def exchange(self, context, token):
        """One leg: the helper's word, the token it sends, what else it says."""
        if context.role == "acceptor" and self.names_another(context, token):
            raise line.Unsupported("ntlm_auth without winbindd looks at the password only, not at who logs on")
        if context.role == "initiator":
            word, rest = context.ask("TT", token) if token else context.ask("YR")
        else:
            word, rest = context.ask("KK" if context.started else "YR", token)
        context.started = True
        if word in ("NA", "BH") or (word == "AF" and context.role == "acceptor" and context.package == "NTLM"):
            return word, None, rest
        first, _, more = rest.partition(" ")
        if context.package == "Negotiate" and first == "*":
            return word, None, more
        return word, base64.b64decode(first) if first else None, more

    @staticmethod
    def names_another(context, token):
        """Whether an AUTHENTICATE message, bare or wrapped, logs somebody else on (MS-NLMP 2.2.1.3)."""
        start = token.find(b"NTLMSSP\0\x03\0\0\0")
        if start < 0 or len(token) < start + 44:
            return False
        message = token[start:]
        size, offset = int.from_bytes(message[36:38], "little"), int.from_bytes(message[40:44], "little")
        user = message[offset:offset + size].decode("utf-16-le", "replace")
        return user.lower() != context.account.get("user", "").lower()

    def answer(self, request, context, word, token, rest):
        reply = {"status": line.SEC_I_CONTINUE_NEEDED}
        if word == "AF":
            context.done = True
            reply["status"] = line.SEC_E_OK
            context.user = rest
        elif word in ("NA", "BH"):
            words = rest.split()
            reply["status"] = STATUSES.get(words[-1] if words else "", line.SEC_E_LOGON_DENIED if word == "NA" else
                                           line.SEC_E_INVALID_TOKEN)
            reply["message"] = word + " " + rest
        failed = word in ("NA", "BH")
        buffers = self.answer_output(request, None if failed else token)
        if buffers is None:
            raise line.Unsupported("ntlm_auth gives its tokens in no buffer of the caller's")
        reply["output"] = buffers
        reply["input"] = line.unchanged(request.get("input"))
        if failed and not request.get("context"):
            self.drop(self.contexts, context.handle).close()
        elif not request.get("context") or request.get("new_handle_aliases"):
            reply["new_handle"] = context.handle
        if not failed and not request.get("granted_null"):
            reply["granted"] = self.granted(request, context)
        if not failed and not request.get("expiry_null"):
            reply["expiry"] = line.NEVER
        return reply

    @staticmethod
    def granted(request, context):
        flags = context.flags()
        granted = request.get("requested", 0) & (line.ALLOCATE_MEMORY | line.CONNECTION)
        if flags & 0x10:  # NTLMSSP_NEGOTIATE_SIGN
            granted |= line.INTEGRITY[context.role] | line.REPLAY_DETECT | line.SEQUENCE_DETECT
        if flags & 0x20:  # NTLMSSP_NEGOTIATE_SEAL
            granted |= line.CONFIDENTIALITY
        return granted

    def query(self, request):
        context = self.find(self.contexts, request.get("context"))
        if context is None or not context.done or request.get("structure_null"):
            raise line.Unsupported("ntlm_auth is asked only for what an established context has")
        if request.get("attribute", 0) == SESSION_KEY_ATTRIBUTE:
            return {"facts": {"session_key": context.session_key().hex()}}
        if request.get("attribute", 0) == NAMES_ATTRIBUTE and context.role == "acceptor":
            return {"facts": {"user": context.user}}
        raise line.Unsupported("ntlm_auth does not tell this attribute")


if __name__ == "__main__":
    line.serve(NtlmAuth())
