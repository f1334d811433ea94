#ifndef LEGWORK_TOOLS_CLI_SUBJECT_H_
#define LEGWORK_TOOLS_CLI_SUBJECT_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/peer/peer_factory.h"
#include "tools/shim/process_factory.h"

namespace legwork::cli {

// Subject is what `--subject` names, made ready, or why it cannot be.
struct Subject {
  std::unique_ptr<PeerFactory> factory;
  host::ProcessFactory* process = nullptr;  // the factory, if the subject lives in a child process
  bool foreign = false;  // not simulated: only documented clauses bind it, and it may take one role only
  std::string doubt;     // why passes of it show little, though it can be judged; "" if nothing is known
  std::string error;     // names what was asked and what would have been right; empty if there is a factory
  int status = 0;        // what to end with if there is none
};

// MakeSubject starts a foreign subject, to see that it is there; a shim that lies is none. Each job makes its own,
// because a foreign subject holds a child process.
Subject MakeSubject(std::string_view text);

// SubjectRow is a line of `list subjects`: a form, and whether this machine has what it needs.
struct SubjectRow {
  std::string form;
  std::string summary;
};
std::vector<SubjectRow> ListSubjects();

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_SUBJECT_H_
