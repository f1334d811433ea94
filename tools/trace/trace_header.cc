#include "tools/trace/trace_header.h"

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
  out += ",\"actors\":[";
  for (std::size_t i = 0; i < header.actors.size(); ++i) {
    if (i > 0) out += ',';
    AppendActor(header.actors[i], out);
  }
  out += "]}\n";
}

}  // namespace legwork::trace
