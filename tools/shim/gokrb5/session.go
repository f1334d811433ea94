package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/jcmturner/gokrb5/v8/client"
	"github.com/jcmturner/gokrb5/v8/config"
	"github.com/jcmturner/gokrb5/v8/keytab"
)

// credential is whom one logs on as; gokrb5 does that with the first leg.
type credential struct {
	negotiates bool
	use        uint32
	identity   *account
	client     *client.Client // of the initiator, once it has logged on
}

// session is the actor that the calls are made for, and the handles that it was given.
type session struct {
	setup       *request
	config      *config.Config
	keytab      *keytab.Keytab
	credentials map[string]*credential
	contexts    map[string]*secured
	last        int
}

func hello(asked *request) reply {
	return reply{"seq": asked.Seq, "re": "hello", "version": 2, "name": "gokrb5 v8", "packages": packages,
		"able": []string{"session", "accounts", "kdc", "clock"}, "calls": calls,
		"control": "KDC, accounts and keytab: the scenario's; clock: the world's (time.Now is built so), which goes on " +
			"during a call; chance: the machine's; configuration: the session's krb5.conf"}
}

var (
	packages = []string{"Kerberos", "Negotiate"}
	calls    = []string{"acquire", "initialize", "accept", "query", "sign", "verify", "delete", "free"}
)

func newSession(asked *request) (*session, error) {
	one := &session{setup: asked, credentials: map[string]*credential{}, contexts: map[string]*secured{}}
	setClock(asked)
	one.config = config.New() // of a session without a KDC
	if text, err := os.ReadFile(asked.Folder + "/krb5.conf"); err == nil {
		read, err := config.NewFromString(string(text))
		if _, known := err.(config.UnsupportedDirective); err != nil && !known {
			return nil, fmt.Errorf("krb5.conf cannot be read: %v", err)
		}
		one.config = read
	}
	one.keytab = keytab.New()
	if octets, err := os.ReadFile(asked.Folder + "/own.keytab"); err == nil && len(octets) > 2 {
		if err := one.keytab.Unmarshal(octets); err != nil {
			return nil, fmt.Errorf("own.keytab cannot be read: %v", err)
		}
	}
	return one, nil
}

// setClock lets time.Now begin from the world's time; what counts durations is not touched.
func setClock(asked *request) {
	ticks, err := strconv.ParseInt(asked.Now.String(), 10, 64)
	if err != nil || ticks == 0 {
		return
	}
	world := time.Unix(0, (ticks-ticksToUnix)*nanosecondTick)
	time.LegworkShift += int64(world.Sub(time.Now().Round(0)))
}

func (s *session) answer(asked *request) reply {
	setClock(asked)
	answer, err := s.perform(asked)
	if why, is := err.(unsupported); is {
		answer = reply{"outcome": "unsupported", "message": string(why)}
	} else if err != nil {
		answer = reply{"re": "error", "text": err.Error()}
	}
	answer["seq"] = asked.Seq
	return answer
}

func (s *session) perform(asked *request) (reply, error) {
	switch asked.Op {
	case "hello":
		return hello(asked), nil
	case "session":
		return nil, fmt.Errorf("a session is open already")
	}
	if asked.Ansi {
		return nil, unsupported("gokrb5 has no A functions")
	}
	if err := asked.inexpressible(); err != nil {
		return nil, err
	}
	switch asked.Op {
	case "acquire":
		return s.acquire(asked)
	case "initialize":
		return s.initialize(asked)
	case "accept":
		return s.accept(asked)
	case "query":
		return s.query(asked)
	case "sign", "verify":
		return s.message(asked)
	case "delete":
		_, known := s.contexts[asked.Context]
		delete(s.contexts, asked.Context)
		return dropped(known, "context")
	case "free":
		_, known := s.credentials[asked.Credential]
		delete(s.credentials, asked.Credential)
		return dropped(known, "credential")
	}
	return nil, unsupported("gokrb5 has no " + asked.Op)
}

func dropped(known bool, what string) (reply, error) {
	if !known {
		return nil, unsupported("gokrb5 has no " + what + " handles that could be wrong")
	}
	return status(ok), nil
}

func (s *session) newHandle() string {
	s.last++
	return strconv.FormatInt(int64(s.last), 16) + ":0"
}

func (s *session) acquire(asked *request) (reply, error) {
	if asked.Package != packages[0] && asked.Package != packages[1] {
		return status(noPackage), nil
	}
	if asked.PackageText != "" && asked.PackageText != asked.Package {
		return status(noPackage), nil
	}
	one := &credential{negotiates: asked.Package == "Negotiate", use: 2, identity: asked.Identity}
	if asked.Use != nil {
		one.use = *asked.Use
	}
	if one.use < 1 || one.use > 3 {
		return nil, unsupported("gokrb5 has credentials for the two directions")
	}
	if one.identity != nil && (one.identity.User == "" || one.identity.PackageList != "") {
		return nil, unsupported("gokrb5 has no logon without a name by a password, and no list of packages")
	}
	if one.identity == nil {
		one.identity = s.setup.Account
	}
	if one.identity == nil || one.identity.User == "" {
		if one.negotiates {
			return nil, unsupported("gokrb5 negotiates no NTLM")
		}
		return status(noCredentials), nil
	}
	answer := status(ok)
	handle := s.newHandle()
	s.credentials[handle] = one
	answer["new_handle"] = handle
	if !asked.ExpiryNull {
		answer["expiry"] = neverExpires
	}
	return answer, nil
}

// realmOf is the realm that a domain means, by its own name or by its first label.
func (s *session) realmOf(domain string) string {
	for _, realm := range s.setup.Realms {
		if domain == "" || domain == realm || strings.EqualFold(domain, strings.SplitN(realm, ".", 2)[0]) {
			return realm
		}
	}
	return domain
}
