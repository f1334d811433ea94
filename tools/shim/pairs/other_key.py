#!/usr/bin/python3
"""Samba's ntlm_auth, but for the session key that it tells: one bit of that is another."""

import base64
import subprocess
import sys

with subprocess.Popen(["/usr/bin/ntlm_auth"] + sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as helper:
    for line in sys.stdin.buffer:
        helper.stdin.write(line)
        helper.stdin.flush()
        answer = helper.stdout.readline()
        if answer.startswith(b"GK "):
            key = bytearray(base64.b64decode(answer[3:]))
            key[0] ^= 1
            answer = b"GK " + base64.b64encode(key) + b"\n"
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()
