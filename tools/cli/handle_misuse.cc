#include "tools/cli/handle_misuse.h"

#include <algorithm>
#include <vector>

namespace legwork::cli {
namespace {

// Holdings are the live handles of one actor.
class Holdings {
 public:
  bool Misuses(const CallRecord& record) const {
    if (record.call == Call::kSend || record.call == Call::kEnd || record.call == Call::kAcquire) return false;
    const bool begins = record.call == Call::kInitialize || record.call == Call::kAccept;
    if (begins && record.credential.is_null && record.context.is_null) return true;
    return !(record.credential.is_null || HasCredential(record.credential.value)) ||
           !(record.context.is_null || HasContext(record.context.value));
  }

  void Follow(const CallRecord& record) {
    const SecHandle credential = record.credential.value;
    if (record.call == Call::kFree) {
      std::erase(credentials_, credential);
      std::erase_if(contexts_, [&](const Context& context) { return context.credential == credential; });
    }
    if (record.call == Call::kDelete) {
      std::erase_if(contexts_, [&](const Context& context) { return context.handle == record.context.value; });
    }
    if (!record.new_handle_written) return;
    if (record.call == Call::kAcquire) {
      credentials_.push_back(record.new_handle);
    } else if (!HasContext(record.new_handle)) {
      contexts_.push_back({record.new_handle, credential});
    }
  }

 private:
  struct Context {
    SecHandle handle;
    SecHandle credential;  // by which it was begun
  };
  bool HasCredential(SecHandle handle) const { return std::ranges::find(credentials_, handle) != credentials_.end(); }
  bool HasContext(SecHandle handle) const {
    return std::ranges::find(contexts_, handle, &Context::handle) != contexts_.end();
  }

  std::vector<SecHandle> credentials_;
  std::vector<Context> contexts_;
};

}  // namespace

bool LostByABadHandle(const script::Recording& recording) {
  const auto lost = std::ranges::find_if(
      recording.calls, [](const script::RecordedCall& call) { return call.record.crashed || call.record.timed_out; });
  if (lost == recording.calls.end()) return false;
  Holdings holdings;
  for (const script::RecordedCall& call : recording.calls) {
    if (call.record.actor != lost->record.actor) continue;
    if (holdings.Misuses(call.record)) return true;
    holdings.Follow(call.record);
  }
  return false;
}

}  // namespace legwork::cli
