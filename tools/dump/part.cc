#include "tools/dump/part.h"

#include <utility>

namespace legwork::dump {

bool IsLeaf(Form form) { return form < Form::kGroup; }

bool IsReference(Form form) { return form >= Form::kSize; }

Part Leaf(std::string label, Form form, ByteView octets, std::size_t offset, std::string note) {
  Part part;
  part.label = std::move(label);
  part.form = form;
  part.octets = ToBytes(octets);
  part.note = std::move(note);
  part.offset = offset;
  part.size = octets.size();
  return part;
}

}  // namespace legwork::dump
