#ifndef LEGWORK_MODEL_OBSERVATION_H_
#define LEGWORK_MODEL_OBSERVATION_H_

#include <span>
#include <string_view>

#include "model/short_list.h"

namespace legwork {

// Observation is one row of evidence of what Windows was seen to do, with the clauses that it speaks to. Ids are those
// that the profiles' answers cite ("windows-observed A22").
//
// Confidence: T a test that is run against Windows asserts it, C captured on Windows and written down, W stated by a
// product that calls or clones Windows, I seen in another implementation only.
struct Observation {
  std::string_view id;          // "A22"
  std::string_view confidence;  // "T", "C", "W", "I"
  bool departs;                 // from what the clauses say
  ShortList<std::string_view, 4> clauses;
  std::string_view text;  // one sentence
};

// ObservationRows lists them by id; FindObservation gives nullptr for an unknown one.
std::span<const Observation> ObservationRows();
const Observation* FindObservation(std::string_view id);

}  // namespace legwork

#endif  // LEGWORK_MODEL_OBSERVATION_H_
