#ifndef LEGWORK_CASES_SCRIPT_RECORDING_H_
#define LEGWORK_CASES_SCRIPT_RECORDING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/call.h"
#include "model/call_record.h"
#include "sim/base/bytes.h"

namespace legwork::script {

// RecordedCall is a call as the oracle saw it, with the tokens that the record speaks of but does not hold.
struct RecordedCall {
  CallRecord record;
  Bytes input_token;
  Bytes output_token;
};

// RecordedActor is one of those who made the calls.
struct RecordedActor {
  std::uint16_t index = 0;
  std::string name;
  Role role = Role::kInitiator;
  PackageName package = PackageName::kNone;
};

// Recording is all calls of a run in the order in which the oracle saw them.
struct Recording {
  std::vector<RecordedActor> actors;
  std::vector<RecordedCall> calls;
};

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_RECORDING_H_
