#ifndef LEGWORK_MODEL_QUESTION_H_
#define LEGWORK_MODEL_QUESTION_H_

#include <span>
#include <string_view>
#include <vector>

#include "model/profile.h"
#include "model/sec_status.h"
#include "model/short_list.h"

namespace legwork {

// QuestionRow is what a profile is asked, in words, and what it may answer.
struct QuestionRow {
  Question question;
  std::string_view name;                   // "double_delete"
  std::string_view text;                   // one sentence
  ShortList<SecStatus, 5> allowed;         // every profile answers one of them
  ShortList<std::string_view, 4> clauses;  // ids of those that the answer is about
};

// QuestionRows lists all of them in the order of Question.
std::span<const QuestionRow> QuestionRows();

const QuestionRow& RowOf(Question question);

// QuestionsOf gives the rows of the questions on which the judgement of a clause depends, or which it raises.
std::vector<const QuestionRow*> QuestionsOf(std::string_view clause);

}  // namespace legwork

#endif  // LEGWORK_MODEL_QUESTION_H_
