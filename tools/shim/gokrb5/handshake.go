package main

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"time"

	"github.com/jcmturner/gofork/encoding/asn1"
	"github.com/jcmturner/gokrb5/v8/client"
	"github.com/jcmturner/gokrb5/v8/gssapi"
	"github.com/jcmturner/gokrb5/v8/iana/flags"
	"github.com/jcmturner/gokrb5/v8/messages"
	"github.com/jcmturner/gokrb5/v8/service"
	"github.com/jcmturner/gokrb5/v8/spnego"
	"github.com/jcmturner/gokrb5/v8/types"
)

const (
	integrityInitiator = 0x10000
	integrityAcceptor  = 0x20000
	flagReplay         = 4
	flagSequence       = 8
	flagConceal        = 0x10
	// What may be asked. Of these gokrb5 grants no detection of replays and gaps: it looks at no number of a message.
	asksMax = flagReplay | flagSequence | flagConceal | flagAllocate
)

// gssFlags are the flags of the GSS-API (RFC 4121 section 4.1.1.1) that an initiator can ask gokrb5 for.
var gssFlags = []struct {
	sspi uint32
	gss  int
}{
	{flagReplay, gssapi.ContextFlagReplay},
	{flagSequence, gssapi.ContextFlagSequence},
	{flagConceal, gssapi.ContextFlagConf},
	{integrityInitiator, gssapi.ContextFlagInteg},
}

// secured is one side's context: the keys, and the numbers of what is signed.
type secured struct {
	credential  *credential
	initiates   bool
	established bool
	key         types.EncryptionKey
	sequence    uint64
	gss         uint32 // the flags in the authenticator's checksum
	peer        string
	expiry      time.Time
}

// leg is what both roles look at before gokrb5 is asked.
func (s *session) leg(asked *request, initiates bool) (*credential, *secured, error) {
	direction, integrity := uint32(1), uint32(integrityAcceptor)
	if initiates {
		direction, integrity = 2, integrityInitiator
	}
	one := s.credentials[asked.Credential]
	if one == nil || one.use&direction == 0 {
		return nil, nil, unsupported("gokrb5 has no credential handles that could be wrong")
	}
	context := s.contexts[asked.Context]
	if asked.Context != "" && (context == nil || context.established || context.initiates != initiates ||
		context.credential != one) {
		return nil, nil, unsupported("gokrb5 has no context handles that could be wrong")
	}
	if unknown := asked.Requested &^ (asksMax | integrity); unknown != 0 {
		return nil, nil, unsupported("gokrb5 has no flag for 0x" + strconv.FormatUint(uint64(unknown), 16))
	}
	if asked.Output == nil {
		return nil, nil, unsupported("gokrb5 always gives its token")
	}
	if asked.Input != nil {
		for _, b := range asked.Input.Buffers {
			if b.Type&0xffff == bufferBindings {
				return nil, nil, unsupported("gokrb5 has no channel bindings")
			}
		}
	}
	if one.negotiates && bytes.Contains(asked.token(), []byte("NTLMSSP")) {
		return nil, nil, unsupported("gokrb5 negotiates no NTLM")
	}
	return one, context, nil
}

func (s *session) initialize(asked *request) (reply, error) {
	one, context, err := s.leg(asked, true)
	if err != nil {
		return nil, err
	}
	if context != nil {
		return s.readReply(asked, context)
	}
	if asked.token() != nil || asked.Target == "" {
		return nil, unsupported("gokrb5 begins with the name of a service, and with no token")
	}
	if one.client == nil {
		realm := s.realmOf(one.identity.Domain)
		if one.identity.Password == "" {
			one.client = client.NewWithKeytab(one.identity.User, realm, s.keytab, s.config, client.DisablePAFXFAST(true))
		} else {
			one.client = client.NewWithPassword(one.identity.User, realm, one.identity.Password, s.config,
				client.DisablePAFXFAST(true))
		}
	}
	token, context, err := begin(one, asked)
	if err != nil {
		return fallen(one, failure(err, true))
	}
	return s.answered(asked, context, token)
}

// begin makes the first and, of Kerberos, only token.
func begin(one *credential, asked *request) ([]byte, *secured, error) {
	context := &secured{credential: one, initiates: true, established: !one.negotiates}
	if err := one.client.AffirmLogin(); err != nil {
		return nil, nil, err
	}
	ticket, key, err := one.client.GetServiceTicket(asked.Target)
	if err != nil {
		return nil, nil, err
	}
	context.key = key
	if one.negotiates {
		made, err := spnego.SPNEGOClient(one.client, asked.Target).InitSecContext()
		if err != nil {
			return nil, nil, err
		}
		token, err := made.Marshal()
		if err != nil {
			return nil, nil, err
		}
		var krb5 spnego.KRB5Token
		if err := krb5.Unmarshal(made.(*spnego.SPNEGOToken).NegTokenInit.MechTokenBytes); err != nil {
			return nil, nil, err
		}
		return token, context, context.countFrom(&krb5.APReq)
	}
	asks := []int{}
	for _, flag := range gssFlags {
		if asked.Requested&flag.sspi != 0 {
			asks = append(asks, flag.gss)
		}
	}
	made, err := spnego.NewKRB5TokenAPREQ(one.client, ticket, key, asks, []int{})
	if err != nil {
		return nil, nil, err
	}
	if err := context.countFrom(&made.APReq); err != nil {
		return nil, nil, err
	}
	token, err := made.Marshal()
	return token, context, err
}

// read takes what both sides know from the authenticator, which gokrb5 leaves to programs: the number from which
// messages count, and the flags in a checksum of the GSS-API's form.
func (c *secured) read(sent *messages.APReq) {
	c.sequence = uint64(sent.Authenticator.SeqNumber)
	if sum := sent.Authenticator.Cksum.Checksum; len(sum) >= 24 {
		c.gss = binary.LittleEndian.Uint32(sum[20:24])
	}
}

// granted is what the checksum asks for and gokrb5 can give.
func (c *secured) granted() uint32 {
	bits := uint32(0)
	if c.gss&gssapi.ContextFlagConf != 0 {
		bits |= flagConceal
	}
	if c.gss&gssapi.ContextFlagInteg != 0 && c.initiates {
		bits |= integrityInitiator
	} else if c.gss&gssapi.ContextFlagInteg != 0 {
		bits |= integrityAcceptor
	}
	return bits
}

// countFrom opens one's own authenticator again, for gokrb5 does not tell the number that is in it.
func (c *secured) countFrom(made *messages.APReq) error {
	copied := *made
	if err := copied.DecryptAuthenticator(c.key); err != nil {
		return err
	}
	c.read(&copied)
	return nil
}

// fallen: where the package has another mechanism to fall back on, gokrb5 has none.
func fallen(one *credential, answer reply) (reply, error) {
	code := answer["status"]
	if one.negotiates && (code == targetUnknown || code == noAuthority || code == noCredentials) {
		return nil, unsupported("gokrb5 negotiates Kerberos alone, and has nothing to fall back on")
	}
	return answer, nil
}

// readReply reads what SPNEGO's acceptor says, which gokrb5 leaves to the programs that use it but for the codec.
func (s *session) readReply(asked *request, context *secured) (reply, error) {
	var token spnego.SPNEGOToken
	if err := token.Unmarshal(asked.token()); err != nil {
		return refused(invalidToken, err.Error()), nil
	}
	if !token.Resp {
		return refused(invalidToken, "a NegTokenInit where an answer belongs"), nil
	}
	switch token.NegTokenResp.State() {
	case spnego.NegStateAcceptCompleted:
		context.established = true
		return s.answered(asked, context, nil)
	case spnego.NegStateReject:
		return refused(logonDenied, "the acceptor rejects"), nil
	}
	return nil, unsupported("gokrb5 goes on with no negotiation that its first token did not end")
}

func refused(code, why string) reply { return reply{"status": code, "message": why} }

func (s *session) accept(asked *request) (reply, error) {
	one, context, err := s.leg(asked, false)
	if err != nil {
		return nil, err
	}
	if context == nil {
		context = &secured{credential: one}
	}
	if one.negotiates {
		return s.acceptSpnego(asked, context)
	}
	var token spnego.KRB5Token
	if err := token.Unmarshal(asked.token()); err != nil {
		return refused(invalidToken, err.Error()), nil
	}
	if !token.IsAPReq() {
		return refused(invalidToken, "no AP-REQ"), nil
	}
	return s.acceptRequest(asked, context, &token.APReq, nil)
}

// acceptRequest verifies an AP-REQ and begins to count from it.
func (s *session) acceptRequest(asked *request, context *secured, sent *messages.APReq, out []byte) (reply, error) {
	if types.IsFlagSet(&sent.APOptions, flags.APOptionMutualRequired) {
		return nil, unsupported("gokrb5 has no AP-REP for those who want one")
	}
	valid, _, err := service.VerifyAPREQ(sent, s.settings())
	if err != nil {
		return failure(err, false), nil
	}
	if !valid {
		return refused(logonDenied, "the AP-REQ is not valid"), nil
	}
	context.take(sent)
	return s.answered(asked, context, out)
}

func (s *session) settings() *service.Settings {
	return service.NewSettings(s.keytab, service.DecodePAC(false))
}

func (c *secured) take(sent *messages.APReq) {
	c.established = true
	c.key = sent.Ticket.DecryptedEncPart.Key
	if sent.Authenticator.SubKey.KeyType != 0 {
		c.key = sent.Authenticator.SubKey
	}
	c.read(sent)
	c.peer = sent.Authenticator.CName.PrincipalNameString() + "@" + sent.Authenticator.CRealm
	c.expiry = sent.Ticket.DecryptedEncPart.EndTime
}

// acceptSpnego does what gokrb5's own HTTP handler does with a token, SPNEGOKRB5Authenticate.
func (s *session) acceptSpnego(asked *request, context *secured) (reply, error) {
	var token spnego.SPNEGOToken
	if err := token.Unmarshal(asked.token()); err != nil {
		return refused(invalidToken, err.Error()), nil
	}
	var krb5 spnego.KRB5Token
	if token.Init && krb5.Unmarshal(token.NegTokenInit.MechTokenBytes) == nil && krb5.IsAPReq() &&
		types.IsFlagSet(&krb5.APReq.APOptions, flags.APOptionMutualRequired) {
		return nil, unsupported("gokrb5 has no AP-REP for those who want one")
	}
	mechanism := spnego.SPNEGOService(s.keytab, service.DecodePAC(false))
	_, _, told := mechanism.AcceptSecContext(&token)
	switch told.Code {
	case gssapi.StatusContinueNeeded:
		out, err := negTokenResp(spnego.NegStateAcceptIncomplete)
		if err != nil {
			return nil, err
		}
		return s.answered(asked, context, out)
	case gssapi.StatusComplete:
	default:
		if found := kerberosCode.FindString(told.Message); found != "" {
			return failure(told, false), nil
		}
		answer := failure(told, false)
		if told.Code == gssapi.StatusDefectiveToken && answer["status"] == internalError {
			answer["status"] = invalidToken
		}
		return answer, nil
	}
	// It tells a program nothing of the keys. They are in the ticket, which is opened once more.
	if err := krb5.APReq.Ticket.DecryptEncPart(s.keytab, &krb5.APReq.Ticket.SName); err != nil {
		return nil, err
	}
	if err := krb5.APReq.DecryptAuthenticator(krb5.APReq.Ticket.DecryptedEncPart.Key); err != nil {
		return nil, err
	}
	context.take(&krb5.APReq)
	out, err := negTokenResp(spnego.NegStateAcceptCompleted)
	if err != nil {
		return nil, err
	}
	return s.answered(asked, context, out)
}

func negTokenResp(state spnego.NegState) ([]byte, error) {
	answer := spnego.SPNEGOToken{Resp: true, NegTokenResp: spnego.NegTokenResp{NegState: asn1.Enumerated(state),
		SupportedMech: gssapi.OIDKRB5.OID()}}
	return answer.Marshal()
}

// answered is the reply to a leg that did not fail.
func (s *session) answered(asked *request, context *secured, token []byte) (reply, error) {
	out, err := asked.placed(token)
	if err != nil {
		return nil, err
	}
	answer := status(ok)
	if !context.established {
		answer["status"] = continueNeeded
	}
	answer["output"], answer["input"] = out, asked.unchangedInput()
	handle := asked.Context
	if handle == "" {
		handle = s.newHandle()
		s.contexts[handle] = context
	}
	if asked.Context == "" || asked.NewHandleAliases {
		answer["new_handle"] = handle
	}
	if !asked.GrantedNull {
		answer["granted"] = asked.Requested&flagAllocate | context.granted()
	}
	if !asked.ExpiryNull {
		answer["expiry"] = neverExpires
		if !context.expiry.IsZero() {
			answer["expiry"] = strconv.FormatInt(context.expiry.UnixNano()/nanosecondTick+ticksToUnix, 10)
		}
	}
	return answer, nil
}
