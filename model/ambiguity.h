#ifndef LEGWORK_MODEL_AMBIGUITY_H_
#define LEGWORK_MODEL_AMBIGUITY_H_

#include <span>
#include <string_view>

#include "model/profile.h"
#include "model/short_list.h"

namespace legwork {

// Reading is how one profile reads an ambiguity that no Question asks about.
struct Reading {
  std::string_view answer;      // in words, one of Ambiguity::answers
  std::string_view evidence;    // "windows-observed A07", "sspi.h"
  std::string_view confidence;  // as in AnswerRow
};

// Ambiguity is a place where the documentation is silent or contradicts itself. Its ids are never reused.
struct Ambiguity {
  std::string_view id;                          // "AMB-13"
  std::string_view text;                        // one sentence: what the pages leave open
  ShortList<std::string_view, 3> answers = {};  // allowed, in words; the statuses stand in the questions' rows
  ShortList<std::string_view, 4> clauses = {};  // ids of those concerned
  ShortList<Question, 2> questions = {};        // that the profiles answer
  Reading documented = {};                      // only without a question
  Reading windows = {};                         // likewise
  std::string_view unasked = {};                // why no question is needed
};

// AmbiguityRows lists all of them by id.
std::span<const Ambiguity> AmbiguityRows();

// FindAmbiguity gives nullptr for an unknown id; AmbiguityOf gives the first that concerns the clause, nullptr if none
// does.
const Ambiguity* FindAmbiguity(std::string_view id);
const Ambiguity* AmbiguityOf(std::string_view clause);

}  // namespace legwork

#endif  // LEGWORK_MODEL_AMBIGUITY_H_
