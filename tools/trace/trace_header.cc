#include "tools/trace/trace_header.h"

#include <algorithm>
#include <charconv>

namespace legwork::trace {
namespace {

void AppendMember(std::string_view name, std::string_view text, std::string& out) {
  out += ",\"";
  out += name;
  out += "\":";
  AppendJsonText(text, out);
}

void AppendActor(const TraceActor& actor, std::string& out) {
  out += "{\"actor\":" + std::to_string(actor.index);
  AppendMember("name", actor.name, out);
  AppendMember("role", actor.role == Role::kInitiator ? "initiator" : "acceptor", out);
  const std::string_view package = PackageText(actor.package);
  if (package != "-") AppendMember("package", package, out);
  out += '}';
}

// HeaderReader reads the members of the header and of its actors, each at most once.
class HeaderReader {
 public:
  explicit HeaderReader(std::string_view line) : cursor_(line) {}

  bool Read(TraceHeader& header);
  const LineProblem& problem() const { return cursor_.problem(); }

 private:
  bool ReadMember(std::string_view name, TraceHeader& header);
  bool ReadKind();
  bool ReadVersion();
  bool ReadActors(TraceHeader& header);
  bool ReadActor(TraceActor& actor);
  bool ReadActorMember(std::string_view name, TraceActor& actor);
  bool ReadIndex(TraceActor& actor);
  bool ReadRole(TraceActor& actor);
  bool ReadPackage(TraceActor& actor);
  bool ReadText(std::string& out);
  bool NextName(bool first, bool* more, std::string_view* name, std::vector<std::string>& seen);

  JsonCursor cursor_;
};

constexpr const char* kNoHeader =
    "this line is no header; the first line of a trace is {\"trace\":\"legwork\",\"version\":1,…}";

bool HeaderReader::NextName(bool first, bool* more, std::string_view* name, std::vector<std::string>& seen) {
  if (!cursor_.More('}', first, more)) return false;
  if (!*more) return true;
  if (!cursor_.Name(name)) return false;
  if (std::ranges::find(seen, *name) != seen.end()) return cursor_.Fail("`" + std::string(*name) + "` is given twice");
  seen.emplace_back(*name);
  return true;
}

bool HeaderReader::Read(TraceHeader& header) {
  if (!cursor_.Open('{')) return false;
  std::vector<std::string> seen;
  for (bool first = true, more = true;; first = false) {
    std::string_view name;
    if (!NextName(first, &more, &name, seen)) return false;
    if (!more) break;
    if (!ReadMember(seen.back(), header)) return false;
  }
  for (const std::string_view needed : {"trace", "version"}) {
    if (std::ranges::find(seen, needed) == seen.end()) return cursor_.Fail(kNoHeader);
  }
  return cursor_.End();
}

bool HeaderReader::ReadMember(std::string_view name, TraceHeader& header) {
  if (name == "trace") return ReadKind();
  if (name == "version") return ReadVersion();
  if (name == "subject") return ReadText(header.subject);
  if (name == "world") return ReadText(header.world);
  if (name == "profile") return ReadText(header.profile);
  if (name == "actors") return ReadActors(header);
  return cursor_.Fail("no member of the header is called `" + std::string(name.substr(0, 60)) +
                      "`; there are trace version subject world profile actors");
}

bool HeaderReader::ReadText(std::string& out) {
  std::string_view text;
  if (!cursor_.Text(&text)) return false;
  out = text;
  return true;
}

bool HeaderReader::ReadKind() {
  std::string_view text;
  if (!cursor_.Text(&text)) return false;
  return text == "legwork" || cursor_.Fail(kNoHeader);
}

bool HeaderReader::ReadVersion() {
  JsonCursor::WholeNumber version;
  if (!cursor_.Number(&version)) return false;
  if (!version.negative && version.magnitude == kTraceVersion) return true;
  return cursor_.Fail("the trace is of version " + std::string(version.negative ? "-" : "") +
                      std::to_string(version.magnitude) + ", this program reads version " +
                      std::to_string(kTraceVersion));
}

bool HeaderReader::ReadActors(TraceHeader& header) {
  if (!cursor_.Open('[')) return false;
  for (bool first = true, more = true;; first = false) {
    if (!cursor_.More(']', first, &more)) return false;
    if (!more) return true;
    TraceActor& actor = header.actors.emplace_back();
    actor.index = static_cast<std::uint16_t>(header.actors.size());
    if (!ReadActor(actor)) return false;
  }
}

bool HeaderReader::ReadActor(TraceActor& actor) {
  if (!cursor_.Open('{')) return false;
  std::vector<std::string> seen;
  for (bool first = true, more = true;; first = false) {
    std::string_view name;
    if (!NextName(first, &more, &name, seen)) return false;
    if (!more) return true;
    if (!ReadActorMember(seen.back(), actor)) return false;
  }
}

bool HeaderReader::ReadActorMember(std::string_view name, TraceActor& actor) {
  if (name == "actor") return ReadIndex(actor);
  if (name == "name") return ReadText(actor.name);
  if (name == "role") return ReadRole(actor);
  if (name == "package") return ReadPackage(actor);
  return cursor_.Fail("no member of an actor is called `" + std::string(name.substr(0, 60)) +
                      "`; there are actor name role package");
}

bool HeaderReader::ReadIndex(TraceActor& actor) {
  JsonCursor::WholeNumber number;
  if (!cursor_.Number(&number)) return false;
  if (number.negative || number.magnitude > 0xFFFF) return cursor_.Fail("`actor` is a number from 0 to 65535");
  actor.index = static_cast<std::uint16_t>(number.magnitude);
  return true;
}

bool HeaderReader::ReadRole(TraceActor& actor) {
  std::string_view text;
  if (!cursor_.Text(&text)) return false;
  if (text != "initiator" && text != "acceptor") return cursor_.Fail("a role is initiator or acceptor");
  actor.role = text == "initiator" ? Role::kInitiator : Role::kAcceptor;
  return true;
}

bool HeaderReader::ReadPackage(TraceActor& actor) {
  std::string_view text;
  if (!cursor_.Text(&text)) return false;
  actor.package = ParsePackageName(text);
  return true;
}

}  // namespace

std::string TraceHeader::ActorName(std::uint16_t index) const {
  for (const TraceActor& actor : actors) {
    if (actor.index == index) return actor.name;
  }
  return "actor " + std::to_string(index);
}

void AppendJsonText(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
      continue;
    }
    out += "\\u00";
    out += "0123456789abcdef"[c >> 4];
    out += "0123456789abcdef"[c & 15];
  }
  out += '"';
}

void AppendHeader(const TraceHeader& header, std::string& out) {
  out += "{\"trace\":\"legwork\",\"version\":" + std::to_string(kTraceVersion);
  AppendMember("subject", header.subject, out);
  AppendMember("world", header.world, out);
  if (!header.profile.empty()) AppendMember("profile", header.profile, out);
  out += ",\"actors\":[";
  for (std::size_t i = 0; i < header.actors.size(); ++i) {
    if (i > 0) out += ',';
    AppendActor(header.actors[i], out);
  }
  out += "]}\n";
}

bool ReadHeader(std::string_view line, TraceHeader& header, LineProblem& problem) {
  HeaderReader reader(line);
  header = TraceHeader();
  if (reader.Read(header)) return true;
  problem = reader.problem();
  return false;
}

}  // namespace legwork::trace
