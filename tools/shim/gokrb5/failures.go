package main

import (
	"regexp"
	"strconv"
	"strings"
)

const (
	ok             = "0x00000000"
	continueNeeded = "0x00090312"
	targetUnknown  = "0x80090303"
	internalError  = "0x80090304"
	noPackage      = "0x80090305"
	invalidToken   = "0x80090308"
	logonDenied    = "0x8009030C"
	noCredentials  = "0x8009030E"
	messageAltered = "0x8009030F"
	noAuthority    = "0x80090311"
	wrongPrincipal = "0x80090322"
	timeSkew       = "0x80090324"
	etypeUnknown   = "0x80090342"
	noKerberosKey  = "0x80090348"
)

func status(code string) reply { return reply{"status": code} }

// kerberosCode finds the code of a KRB-ERROR in the words of an error: gokrb5 keeps no other trace of it.
var kerberosCode = regexp.MustCompile(`KRB Error: \((\d+)\)`)

// failure maps an error: the Kerberos code in it (RFC 4120 section 7.5.9), then what gokrb5 says of it.
func failure(err error, initiates bool) reply {
	answer := status(internalError)
	answer["message"] = err.Error()
	if found := kerberosCode.FindStringSubmatch(err.Error()); found != nil {
		code, _ := strconv.Atoi(found[1])
		answer["status"] = statusOf(code, initiates)
		return answer
	}
	for _, row := range words {
		if strings.Contains(err.Error(), row.words) {
			answer["status"] = row.initiator
			if !initiates {
				answer["status"] = row.acceptor
			}
			return answer
		}
	}
	return answer
}

// words are parts of errors that bear no code.
var words = []struct{ words, initiator, acceptor string }{
	{"Networking_Error", noAuthority, internalError},
	{"communication error with KDC", noAuthority, internalError},
	{"no KDC SRV records", noAuthority, internalError},
	{"matching key not found in keytab", noCredentials, logonDenied},
	{"Decrypting_Error", logonDenied, logonDenied},
	{"integrity verification failed", logonDenied, logonDenied},
	{"Encoding_Error", internalError, invalidToken},
	{"unmarshal", internalError, invalidToken},
	{"asn1:", internalError, invalidToken},
}

func statusOf(code int, initiates bool) string {
	initiator, acceptor := internalError, internalError
	switch code {
	case 1, 6, 12, 18, 21, 23, 24:
		initiator = logonDenied
	case 2, 7, 19, 22, 27:
		initiator = targetUnknown
	case 14:
		initiator = etypeUnknown
	case 29, 68:
		initiator = noAuthority
	case 35, 41:
		initiator, acceptor = wrongPrincipal, logonDenied
	case 32, 34, 36, 38, 44:
		initiator, acceptor = logonDenied, logonDenied
	case 33, 37:
		initiator, acceptor = timeSkew, timeSkew
	case 45:
		initiator, acceptor = noKerberosKey, noKerberosKey
	case 31, 39, 40, 46, 50:
		initiator, acceptor = invalidToken, invalidToken
	}
	if initiates {
		return initiator
	}
	return acceptor
}
