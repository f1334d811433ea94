package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

const (
	bufferData     = 1
	bufferToken    = 2
	bufferBindings = 14

	flagDelegate   = 1
	flagMutual     = 2
	flagAllocate   = 0x100
	typeMask       = 0x0fffffff
	neverExpires   = "9223372036854775807"
	ticksToUnix    = 116444736000000000 // FILETIME of 1970-01-01
	nanosecondTick = 100
)

// reply is a reply's fields by their names.
type reply map[string]interface{}

// unsupported is what gokrb5, or its interface, has no way to do.
type unsupported string

func (why unsupported) Error() string { return string(why) }

// buffer is one SecBuffer of a request.
type buffer struct {
	Type     uint32  `json:"type"`
	Content  string  `json:"content"`
	Capacity uint32  `json:"capacity"`
	Null     bool    `json:"null"`
	Claimed  *uint32 `json:"claimed"`
	Shares   *uint32 `json:"shares"`
}

type descriptor struct {
	Version   uint32   `json:"version"`
	Buffers   []buffer `json:"buffers"`
	Claimed   *uint32  `json:"claimed"`
	ArrayNull bool     `json:"array_null"`
}

// account is an identity of a call, or what a session tells of the actor's own.
type account struct {
	Nobody      bool   `json:"nobody"`
	User        string `json:"user"`
	Domain      string `json:"domain"`
	Realm       string `json:"realm"`
	Password    string `json:"password"`
	PackageList string `json:"package_list"`
	Disabled    bool   `json:"disabled"`
}

// request has the fields of every operation.
type request struct {
	Seq              uint32          `json:"seq"`
	Op               string          `json:"op"`
	Version          uint32          `json:"version"`
	Seed             json.RawMessage `json:"seed"`
	Now              json.Number     `json:"now"`
	Role             string          `json:"role"`
	Host             string          `json:"host"`
	Account          *account        `json:"account"`
	Accounts         []account       `json:"accounts"`
	Folder           string          `json:"folder"`
	Realms           []string        `json:"realms"`
	Package          string          `json:"package"`
	PackageText      string          `json:"package_text"`
	Ansi             bool            `json:"ansi"`
	Credential       string          `json:"credential"`
	Context          string          `json:"context"`
	NewHandleNull    bool            `json:"new_handle_null"`
	NewHandleAliases bool            `json:"new_handle_aliases"`
	Requested        uint32          `json:"requested"`
	Reserved1        uint32          `json:"reserved1"`
	Reserved2        uint32          `json:"reserved2"`
	DataRep          *uint32         `json:"data_rep"`
	Target           string          `json:"target"`
	Use              *uint32         `json:"use"`
	Identity         *account        `json:"identity"`
	GrantedNull      bool            `json:"granted_null"`
	ExpiryNull       bool            `json:"expiry_null"`
	Input            *descriptor     `json:"input"`
	Output           *descriptor     `json:"output"`
	Attribute        uint32          `json:"attribute"`
	Qop              uint32          `json:"qop"`
	MessageNumber    uint32          `json:"message_number"`
	ExportFlags      uint32          `json:"export_flags"`
	Packed           string          `json:"packed"`
	StructureNull    bool            `json:"structure_null"`
	StructureSize    *uint32         `json:"structure_size"`
}

const operations = " hello session end acquire initialize accept complete apply_control query set_attributes sign" +
	" verify encrypt decrypt export import impersonate revert query_token delete query_credential add_credentials free" +
	" free_buffer enumerate query_package change_password "

func readRequest(line []byte) (*request, error) {
	if trimmed := bytes.TrimSpace(line); len(trimmed) == 0 || trimmed[0] != '{' {
		return nil, errors.New("not a JSON object")
	}
	asked := &request{Package: "Negotiate"}
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(asked); err != nil {
		return nil, err
	}
	if asked.Op == "" || !strings.Contains(operations, " "+asked.Op+" ") {
		return nil, fmt.Errorf("there is no operation called %q", asked.Op)
	}
	return asked, nil
}

// refusal answers a line that is no request, under its number if it has one.
func refusal(line []byte, why error) reply {
	numbered := struct {
		Seq uint32 `json:"seq"`
	}{}
	_ = json.Unmarshal(line, &numbered)
	return reply{"seq": numbered.Seq, "re": "error", "text": why.Error()}
}

// inexpressible says what of the request only the SSPI's own calling convention can express.
func (r *request) inexpressible() error {
	odd := r.NewHandleNull || r.Reserved1 != 0 || r.Reserved2 != 0 || (r.DataRep != nil && *r.DataRep%16 != 0)
	for _, one := range []*descriptor{r.Input, r.Output} {
		if one == nil {
			continue
		}
		odd = odd || one.Version != 0 || one.Claimed != nil || one.ArrayNull
		for _, b := range one.Buffers {
			odd = odd || b.Claimed != nil || b.Shares != nil || (b.Null && b.Capacity != 0)
		}
	}
	if odd {
		return unsupported("outside the SSPI there are no descriptors and pointers that could be wrong")
	}
	return nil
}

func (b *buffer) octets() []byte {
	octets, err := hex.DecodeString(b.Content)
	if err != nil {
		panic(err)
	}
	return octets
}

// token is the content of the first TOKEN buffer of the input, nil if there is none.
func (r *request) token() []byte {
	if r.Input == nil {
		return nil
	}
	for i := range r.Input.Buffers {
		if r.Input.Buffers[i].Type&typeMask == bufferToken {
			return r.Input.Buffers[i].octets()
		}
	}
	return nil
}

func described(b buffer, content []byte) reply {
	text := hex.EncodeToString(content)
	return reply{"type": b.Type, "size": len(content), "content": text, "changed": text != b.Content}
}

func (r *request) unchangedInput() []reply {
	after := []reply{}
	if r.Input != nil {
		for _, b := range r.Input.Buffers {
			after = append(after, described(b, b.octets()))
		}
	}
	return after
}

// placed is the output with the token in its TOKEN buffer.
func (r *request) placed(token []byte) ([]reply, error) {
	after := []reply{}
	for _, b := range r.Output.Buffers {
		if b.Type&typeMask != bufferToken {
			after = append(after, described(b, nil))
			continue
		}
		allocates := r.Requested&flagAllocate != 0
		if !allocates && uint32(len(token)) > b.Capacity {
			return nil, unsupported("gokrb5 allocates its tokens: no buffer of the caller's can be too small for one")
		}
		one := described(b, token)
		if allocates {
			one["allocated"] = true
		}
		after = append(after, one)
	}
	return after, nil
}
