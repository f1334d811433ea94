package main

import (
	"encoding/hex"

	"github.com/jcmturner/gokrb5/v8/gssapi"
	"github.com/jcmturner/gokrb5/v8/iana/keyusage"
)

func (s *session) open(asked *request) (*secured, error) {
	context := s.contexts[asked.Context]
	if context == nil || !context.established {
		return nil, unsupported("gokrb5 has no context handles that could be wrong")
	}
	return context, nil
}

func (s *session) query(asked *request) (reply, error) {
	context, err := s.open(asked)
	if err != nil {
		return nil, err
	}
	if asked.StructureNull || asked.StructureSize != nil {
		return nil, unsupported("gokrb5 has no structures of the caller's")
	}
	answer := status(ok)
	switch asked.Attribute {
	case 0:
		room := 0
		if context.gss&gssapi.ContextFlagInteg != 0 {
			room = 64
		}
		answer["facts"] = reply{"max_token": 65535, "max_signature": room, "block_size": 1, "security_trailer": room}
	case 1:
		name := context.peer
		if context.initiates {
			own := context.credential.client.Credentials
			name = own.UserName() + "@" + own.Domain()
		}
		answer["facts"] = reply{"user": name}
	case 9:
		answer["facts"] = reply{"session_key": hex.EncodeToString(context.key.KeyValue)}
	default:
		return nil, unsupported("gokrb5 does not tell this attribute")
	}
	return answer, nil
}

// message signs or verifies: a DATA and a TOKEN buffer, in any order.
func (s *session) message(asked *request) (reply, error) {
	context, err := s.open(asked)
	if err != nil {
		return nil, err
	}
	if context.gss&gssapi.ContextFlagInteg == 0 {
		return nil, unsupported("gokrb5 does not ask whether integrity was agreed on: its programs do")
	}
	data, token, others := -1, -1, 0
	if asked.Input != nil {
		for i, b := range asked.Input.Buffers {
			switch {
			case b.Type == bufferData && data < 0:
				data = i
			case b.Type == bufferToken && token < 0:
				token = i
			case b.Type != 0:
				others++
			}
		}
	}
	if data < 0 || token < 0 || others > 0 || asked.MessageNumber != 0 || asked.Qop != 0 {
		return nil, unsupported("gokrb5 takes a message and a token, and programs count by themselves")
	}
	text, tag := asked.Input.Buffers[data].octets(), asked.Input.Buffers[token].octets()
	if asked.Op == "sign" {
		if tag, err = context.sign(text); err != nil {
			return failure(err, context.initiates), nil
		}
		if b := asked.Input.Buffers[token]; len(tag) > int(b.Capacity) && len(tag) > len(b.Content)/2 {
			return nil, unsupported("gokrb5 allocates its tokens: no buffer of the caller's can be too small for one")
		}
	} else if err := context.verify(text, tag); err != nil {
		return refused(messageAltered, err.Error()), nil
	}
	after := []reply{}
	for i, b := range asked.Input.Buffers {
		content := b.octets()
		if i == token {
			content = tag
		}
		after = append(after, described(b, content))
	}
	answer := status(ok)
	answer["input"] = after
	return answer, nil
}

func (c *secured) usage(own bool) (uint32, byte) {
	if c.initiates == own {
		return keyusage.GSSAPI_INITIATOR_SIGN, 0
	}
	return keyusage.GSSAPI_ACCEPTOR_SIGN, gssapi.MICTokenFlagSentByAcceptor
}

func (c *secured) sign(text []byte) ([]byte, error) {
	usage, flag := c.usage(true)
	token := gssapi.MICToken{Flags: flag, SndSeqNum: c.sequence, Payload: text}
	if err := token.SetChecksum(c.key, usage); err != nil {
		return nil, err
	}
	c.sequence++
	return token.Marshal()
}

func (c *secured) verify(text, tag []byte) error {
	usage, _ := c.usage(false)
	var token gssapi.MICToken
	if err := token.Unmarshal(tag, c.initiates); err != nil {
		return err
	}
	token.Payload = text
	_, err := token.Verify(c.key, usage)
	return err
}
