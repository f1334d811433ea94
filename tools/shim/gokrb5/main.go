// gokrb5, the Kerberos of Go, as a subject. It speaks the line protocol of tools/shim/protocol.md; tools/docs/gokrb5.md
// says how its words are mapped onto the SSPI's.
//
//	gokrb5_shim            serves sessions, one after another, each in a process of its own
//	gokrb5_shim --session  serves the session of which the first line of its input tells
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
)

// lines reads one request at a time, so that a session's process finds the next one where this one stopped.
type lines struct {
	in  *bufio.Reader
	out *os.File
}

func (l *lines) next() ([]byte, bool) {
	line, err := l.in.ReadBytes('\n')
	return line, err == nil
}

func (l *lines) send(answer reply) {
	text, err := json.Marshal(answer)
	if err != nil {
		panic(err)
	}
	if _, err := l.out.Write(append(text, '\n')); err != nil {
		os.Exit(1)
	}
}

func main() {
	channel := &lines{in: bufio.NewReader(os.Stdin), out: os.Stdout}
	os.Stdout = os.Stderr // whatever else is printed
	if len(os.Args) > 2 && os.Args[1] == "--session" {
		serveSession(channel, []byte(os.Args[2]))
		return
	}
	for line, more := channel.next(); more; line, more = channel.next() {
		asked, err := readRequest(line)
		switch {
		case err != nil:
			channel.send(refusal(line, err))
		case asked.Op == "hello":
			channel.send(hello(asked))
		case asked.Op == "session":
			if how := runSession(line, channel.out); how != neverBegan {
				channel.send(reply{"seq": asked.Seq, "re": "ended", "text": how})
			}
		default:
			channel.send(reply{"seq": asked.Seq, "re": "error", "text": "there is no session"})
		}
	}
}

const neverBegan = "exit status 9"

// runSession starts this program anew, because what gokrb5 remembers of authenticators, it remembers for the life of
// its process. It gives how that ended.
func runSession(line []byte, replies *os.File) string {
	session := exec.Command("/proc/self/exe", "--session", string(line))
	session.Stdin, session.Stdout, session.Stderr = os.Stdin, replies, os.Stderr
	if err := session.Run(); err != nil {
		return err.Error()
	}
	return "exited with status 0"
}

// serveSession ends with the request to do so; whoever started it tells that it has ended.
func serveSession(channel *lines, begin []byte) {
	asked, err := readRequest(begin)
	if err != nil {
		channel.send(refusal(begin, err))
		return
	}
	one, err := newSession(asked)
	if err != nil {
		channel.send(reply{"seq": asked.Seq, "re": "error", "text": err.Error()})
		os.Exit(9)
	}
	channel.send(reply{"seq": asked.Seq, "re": "session"})
	for line, more := channel.next(); more; line, more = channel.next() {
		asked, err := readRequest(line)
		if err == nil && asked.Op == "end" {
			return
		}
		if err != nil {
			channel.send(refusal(line, err))
		} else {
			channel.send(one.answer(asked))
		}
	}
}
