#include "tools/trace/trace_diff.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <utility>

#include "tools/trace/record_writer.h"

namespace legwork::trace {
namespace {

using Words = std::pair<std::uint64_t, std::uint64_t>;

Words WordsOf(const SecHandle& handle) { return {handle.lower, handle.upper}; }

// HandlePairs remembers which handle of the left trace stands for which of the right one.
class HandlePairs {
 public:
  // Same pairs two handles that neither trace has shown before. The zero handle and the invalidated one mean the same
  // everywhere.
  bool Same(const SecHandle& left, const SecHandle& right) {
    if (IsConstant(left) || IsConstant(right)) return left == right;
    const auto [to, is_new] = to_right_.try_emplace(WordsOf(left), WordsOf(right));
    const auto [from, is_new_too] = to_left_.try_emplace(WordsOf(right), WordsOf(left));
    return to->second == WordsOf(right) && from->second == WordsOf(left);
  }

 private:
  static bool IsConstant(const SecHandle& handle) { return handle == SecHandle() || handle == kInvalidatedHandle; }

  std::map<Words, Words> to_right_, to_left_;
};

// Time is a member of kind kTime, relative to the first record of its trace. 0 is "none", and what lies beyond every
// clock is "never".
std::int64_t Relative(std::uint64_t value, std::int64_t origin) {
  constexpr std::int64_t kNever = std::int64_t{1} << 62;
  const auto time = static_cast<std::int64_t>(value);
  return time <= 0 || time >= kNever ? time : time - origin;
}

template <typename T>
T Load(const std::byte* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

// Comparison compares the records of two traces, one pair after the other.
class Comparison {
 public:
  explicit Comparison(const std::vector<std::string>& ignored) : ignored_(ignored) {}

  std::vector<FieldDifference> Compare(const CallRecord& left, const CallRecord& right);

 private:
  void CompareStruct(const FieldTable& table, const std::byte* left, const std::byte* right);
  void CompareNested(const RecordField& field, const std::byte* left, const std::byte* right);
  bool SameValue(const RecordField& field, const std::byte* left, const std::byte* right);
  bool SameHandle(const RecordField& field, const std::byte* left, const std::byte* right);
  bool IsIgnored(std::string_view name) const;

  const std::vector<std::string>& ignored_;
  HandlePairs handles_;
  bool has_origin_ = false;
  std::int64_t left_origin_ = 0, right_origin_ = 0;
  Call left_call_ = Call::kEnd, right_call_ = Call::kEnd;
  std::string path_;      // of the struct that is being compared, with a dot behind it, indices left out
  std::string location_;  // the same with indices
  std::vector<FieldDifference> found_;
};

std::vector<FieldDifference> Comparison::Compare(const CallRecord& left, const CallRecord& right) {
  if (!has_origin_) {
    left_origin_ = left.began_at;
    right_origin_ = right.began_at;
  }
  has_origin_ = true;
  left_call_ = left.call;
  right_call_ = right.call;
  found_.clear();
  CompareStruct(RecordTable(), reinterpret_cast<const std::byte*>(&left), reinterpret_cast<const std::byte*>(&right));
  return std::move(found_);
}

bool Comparison::IsIgnored(std::string_view name) const {
  return std::ranges::any_of(ignored_, [&](const std::string& ignored) {
    return ignored == name ||
           (ignored.size() == path_.size() + name.size() && ignored.starts_with(path_) && ignored.ends_with(name));
  });
}

void Comparison::CompareStruct(const FieldTable& table, const std::byte* left, const std::byte* right) {
  for (const RecordField& field : table.fields) {
    if (field.kind == FieldKind::kBytes || IsIgnored(field.name)) continue;
    if (&table == &RecordTable() && field.name == "number") continue;
    if (field.nested != nullptr) {
      CompareNested(field, left + field.offset, right + field.offset);
      continue;
    }
    if (SameValue(field, left + field.offset, right + field.offset)) continue;
    FieldDifference difference = {location_ + std::string(field.name), "", ""};
    AppendFieldValue(field, left, left_call_, difference.left);
    AppendFieldValue(field, right, right_call_, difference.right);
    found_.push_back(std::move(difference));
  }
}

void Comparison::CompareNested(const RecordField& field, const std::byte* left, const std::byte* right) {
  const std::size_t path_size = path_.size();
  const std::size_t location_size = location_.size();
  path_.append(field.name).append(".");
  for (std::size_t i = 0; i < field.count; ++i) {
    location_.append(field.name).append(field.count > 1 ? "[" + std::to_string(i) + "]." : ".");
    CompareStruct(*field.nested, left + i * field.size, right + i * field.size);
    location_.resize(location_size);
  }
  path_.resize(path_size);
}

bool Comparison::SameHandle(const RecordField& field, const std::byte* left, const std::byte* right) {
  if (field.kind == FieldKind::kHandle) return handles_.Same(Load<SecHandle>(left), Load<SecHandle>(right));
  const auto a = Load<HandleArgument>(left);
  const auto b = Load<HandleArgument>(right);
  return a.is_null == b.is_null && handles_.Same(a.value, b.value);
}

bool Comparison::SameValue(const RecordField& field, const std::byte* left, const std::byte* right) {
  if (field.kind == FieldKind::kHandle || field.kind == FieldKind::kArgument) return SameHandle(field, left, right);
  if (field.kind == FieldKind::kTime) {
    return Relative(LoadInteger(left, field), left_origin_) == Relative(LoadInteger(right, field), right_origin_);
  }
  return std::memcmp(left, right, field.size * field.count) == 0;
}

std::string ActorText(const TraceHeader& header, std::size_t index) {
  if (index >= header.actors.size()) return "none";
  const TraceActor& actor = header.actors[index];
  return std::to_string(actor.index) + " " + actor.name + " " +
         (actor.role == Role::kInitiator ? "initiator" : "acceptor");
}

void CompareHeaders(const TraceHeader& left, const TraceHeader& right, std::vector<FieldDifference>& found) {
  const std::size_t count = std::max(left.actors.size(), right.actors.size());
  for (std::size_t i = 0; i < count; ++i) {
    FieldDifference difference = {"actors[" + std::to_string(i) + "]", ActorText(left, i), ActorText(right, i)};
    if (difference.left != difference.right) found.push_back(std::move(difference));
  }
}

std::string CallText(const TraceReader& reader, const CallRecord& record) {
  return reader.header().ActorName(record.actor) + " " + std::string(CallWord(record.call));
}

std::string FieldText(const FieldDifference& field, std::size_t width) {
  std::string name = field.path;
  name.resize(std::max(width, name.size()), ' ');
  return "  " + name + "  " + field.left + "\n  " + std::string(name.size(), ' ') + "  " + field.right + "\n";
}

// WalkField hands every member's path to `visit`.
template <typename Visit>
void WalkFields(const FieldTable& table, const std::string& prefix, const Visit& visit) {
  for (const RecordField& field : table.fields) {
    visit(field.name, prefix + std::string(field.name));
    if (field.nested != nullptr) WalkFields(*field.nested, prefix + std::string(field.name) + ".", visit);
  }
}

}  // namespace

TraceDifference CompareTraces(TraceReader& left, TraceReader& right, const std::vector<std::string>& ignored) {
  TraceDifference difference;
  CompareHeaders(left.header(), right.header(), difference.header);
  Comparison comparison(ignored);
  CallRecord a, b;
  while (true) {
    const bool has_left = left.Next(a);
    const bool has_right = right.Next(b);
    if (!has_left && !has_right) break;
    RecordDifference found;
    if (has_left && has_right) found.fields = comparison.Compare(a, b);
    ++difference.compared;
    if (has_left && has_right && found.fields.empty()) continue;
    if (++difference.differing > kRecordsShown) continue;
    found.number = difference.compared;
    found.left_line = has_left ? left.line() : 0;
    found.right_line = has_right ? right.line() : 0;
    found.what = has_left ? CallText(left, a) : CallText(right, b);
    difference.records.push_back(std::move(found));
  }
  difference.error = left.error().empty() ? right.error() : left.error();
  return difference;
}

std::string DifferenceText(const TraceDifference& difference, std::string_view left, std::string_view right) {
  std::string text;
  for (const FieldDifference& field : difference.header) text += "header\n" + FieldText(field, 0);
  for (const RecordDifference& record : difference.records) {
    text += "record " + std::to_string(record.number) + "  " + record.what;
    for (const auto& [name, line] : {std::pair(left, record.left_line), std::pair(right, record.right_line)}) {
      text += "  " + std::string(name) + (line == 0 ? " is over" : ":" + std::to_string(line));
    }
    text += "\n";
    std::size_t width = 0;
    for (const FieldDifference& field : record.fields) width = std::max(width, field.path.size());
    for (const FieldDifference& field : record.fields) text += FieldText(field, width);
  }
  if (difference.differing > difference.records.size()) {
    text += "and " + std::to_string(difference.differing - difference.records.size()) + " more records\n";
  }
  if (text.empty()) return text;
  return text + std::to_string(difference.differing) + " of " + std::to_string(difference.compared) +
         " records differ\n";
}

bool IsFieldName(std::string_view name) {
  bool found = false;
  WalkFields(RecordTable(), "",
             [&](std::string_view field, const std::string& path) { found = found || field == name || path == name; });
  return found;
}

}  // namespace legwork::trace
