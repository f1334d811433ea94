#include "tools/trace/recording_text.h"

#include <utility>

#include "tools/trace/record_writer.h"
#include "tools/trace/trace_header.h"

namespace legwork::trace {

std::string RecordingText(const script::Recording& recording, std::string subject, std::string world,
                          std::string profile) {
  TraceHeader header;
  header.subject = std::move(subject);
  header.world = std::move(world);
  header.profile = std::move(profile);
  for (const script::RecordedActor& actor : recording.actors) {
    header.actors.push_back({actor.index, actor.name, actor.role, actor.package});
  }
  std::string text;
  AppendHeader(header, text);
  const RecordWriter writer;
  for (const script::RecordedCall& call : recording.calls) {
    writer.Append(call.record, {call.input_token, call.output_token}, text);
  }
  return text;
}

}  // namespace legwork::trace
