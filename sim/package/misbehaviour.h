#ifndef LEGWORK_SIM_PACKAGE_MISBEHAVIOUR_H_
#define LEGWORK_SIM_PACKAGE_MISBEHAVIOUR_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

// A scenario can make a simulated party misbehave: what it sends is then wrong in one way, and everything else about it
// is what a right party would have sent, keys and checksums included. Mutants are another thing: they are bugs that a
// run has to find.
namespace legwork {

// Misbehaviour is what is told of one way to misbehave. A mechanism's row holds one, beside the functions that do it.
struct Misbehaviour {
  enum class Offender : std::uint8_t { kInitiator, kAcceptor, kEither };

  std::string_view name;     // "authenticator_other_client", unique among all mechanisms
  std::string_view summary;  // what the offender does, one sentence
  Offender offender = Offender::kInitiator;
  std::string_view source;   // id of a clause, or section of a document
  std::string_view rule;     // what the other party has to do about it by that, one sentence
};

using MisbehaviourList = std::vector<const Misbehaviour*>;

// Misconduct is all that one actor does wrong, and a note of what it got round to. The rows outlive it.
class Misconduct {
 public:
  void Plan(const Misbehaviour& row) { deeds_.push_back({&row, false}); }
  bool empty() const { return deeds_.empty(); }

  // Commits says whether the actor is to do this now; then it counts as done.
  bool Commits(const Misbehaviour& row) {
    for (Deed& deed : deeds_) {
      if (deed.row == &row) return deed.is_done = true;
    }
    return false;
  }

  bool HasCommitted(const Misbehaviour& row) const {
    for (const Deed& deed : deeds_) {
      if (deed.row == &row && deed.is_done) return true;
    }
    return false;
  }

 private:
  struct Deed {
    const Misbehaviour* row = nullptr;
    bool is_done = false;
  };
  std::vector<Deed> deeds_;
};

// CommitAny lets those of a mechanism's rows that are planned alter a part that is about to be sent. A row is a struct
// with a Misbehaviour `about` and functions, null where it alters nothing. `misconduct` is null for a right party.
template <typename Row, typename Part>
void CommitAny(Misconduct* misconduct, std::span<const Row> rows, void (*Row::*alter)(Part&), Part& part) {
  if (misconduct == nullptr) return;
  for (const Row& row : rows) {
    if (row.*alter != nullptr && misconduct->Commits(row.about)) (row.*alter)(part);
  }
}

// AboutAll lists what is told of a mechanism's rows.
template <typename Row>
MisbehaviourList AboutAll(std::span<const Row> rows) {
  MisbehaviourList list;
  list.reserve(rows.size());
  for (const Row& row : rows) list.push_back(&row.about);
  return list;
}

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_MISBEHAVIOUR_H_
