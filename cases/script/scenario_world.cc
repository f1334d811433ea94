#include "cases/script/scenario_world.h"

#include "cases/script/parser.h"
#include "cases/script/statement_reader.h"
#include "cases/script/statements.h"

namespace legwork::script {
namespace {

bool MakesTheWorld(std::string_view word) { return word == "realm" || word == "principal" || word == "kdc"; }

}  // namespace

ScenarioWorld::ScenarioWorld(const Script& script, const Profile& profile, std::uint64_t seed, StringToKeyCache& keys)
    : input_{script, peers_, peers_, profile, seed, keys}, run_(input_) {
  for (const Statement& header : script.headers) {
    if (run_.stopped()) return;
    if (!MakesTheWorld(header.word.text)) continue;
    StatementReader reader(header);
    FindRow(Statements(), Place::kHeader, header.word.text)->run(run_, reader);
    const Attribute* left = run_.stopped() ? nullptr : reader.FirstUnconsumed();
    if (left != nullptr) run_.Refuse(header, "nothing here makes use of `" + left->name.text + "`");
  }
  if (!run_.stopped()) run_.realm().Open();
}

}  // namespace legwork::script
