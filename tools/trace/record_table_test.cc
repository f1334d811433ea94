#include "tools/trace/record_table.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

#include "model/call_record.h"

namespace legwork::trace {
namespace {

// Anything stands for a member of any type where only the number of members matters.
struct Anything {
  template <typename T>
  operator T() const;
};

template <typename Struct, std::size_t... kIndex>
constexpr bool TakesMembers(std::index_sequence<kIndex...>) {
  return requires { Struct{(static_cast<void>(kIndex), Anything())...}; };
}

// MemberCount is how many members an aggregate has: one more cannot be initialised.
template <typename Struct, std::size_t kCount = 1>
constexpr std::size_t MemberCount() {
  if constexpr (TakesMembers<Struct>(std::make_index_sequence<kCount + 1>())) {
    return MemberCount<Struct, kCount + 1>();
  } else {
    return kCount;
  }
}

// BytesWithoutRow names the runs of bytes that no row covers: padding, or a member that was forgotten.
std::string BytesWithoutRow(const FieldTable& table) {
  std::vector<std::string_view> owner(table.size);
  for (const RecordField& field : table.fields) {
    for (std::size_t i = 0; i < field.size * field.count; ++i) owner.at(field.offset + i) = field.name;
  }
  std::string text;
  for (std::size_t at = 0; at < owner.size(); ++at) {
    if (!owner[at].empty()) continue;
    std::size_t end = at;
    while (end < owner.size() && owner[end].empty()) ++end;
    text += "\n  bytes " + std::to_string(at) + " to " + std::to_string(end - 1);
    if (at > 0) text += ", behind `" + std::string(owner[at - 1]) + "`";
    if (end < owner.size()) text += ", before `" + std::string(owner[end]) + "`";
    at = end;
  }
  return text;
}

template <typename Struct>
void ExpectRowPerMember(const FieldTable& table, std::string_view rows) {
  std::size_t described = 0;
  for (const RecordField& field : table.fields) described += field.kind == FieldKind::kBytes ? 0 : 1;
  const std::string title(table.title);
  EXPECT_EQ(described, MemberCount<Struct>())
      << title << " has " << MemberCount<Struct>() << " members, but " << described << " rows describe them.\n"
      << "Add the missing row to " << rows << " in tools/trace/record_table.cc, for example\n"
      << "      Row(\"new_member\", &" << title << "::new_member, \"What it is, in one sentence.\"),\n"
      << "(Id, Time, Mask or Word instead of Row where the type does not say it), and its line to the table in\n"
      << "tools/docs/trace_format.md. A member of a new struct type also needs a table of its own. Not covered are"
      << BytesWithoutRow(table);
}

TEST(RecordTableTest, EveryMemberHasARow) {
  ExpectRowPerMember<CallRecord>(RecordTable(), "ArgumentRows or ResultRows");
  ExpectRowPerMember<DescriptorFacts>(DescriptorTable(), "DescriptorRows");
  ExpectRowPerMember<BufferFacts>(BufferTable(), "BufferRows");
  ExpectRowPerMember<TokenFacts>(TokenTable(), "TokenRows");
  ExpectRowPerMember<QueryFacts>(QueryTable(), "QueryRows");
  ExpectRowPerMember<ExportedContext>(ExportTable(), "ExportRows");
  ExpectRowPerMember<BindingsFacts>(BindingsTable(), "BindingsRows");
  ExpectRowPerMember<IdentityFacts>(IdentityTable(), "IdentityRows");
  ExpectRowPerMember<MemoryArgument>(MemoryTable(), "MemoryRows");
  ExpectRowPerMember<DescribedPackages>(DescribedTable(), "DescribedRows");
  ExpectRowPerMember<PackageFacts>(PackageTable(), "PackageRows");
  ExpectRowPerMember<KernelFacts>(KernelTable(), "KernelRows");
}

TEST(RecordTableTest, HandlesHaveTheMembersThatTheirTextHas) {
  EXPECT_EQ(MemberCount<SecHandle>(), 2u) << "write and read the new member where handles become text";
  EXPECT_EQ(MemberCount<HandleArgument>(), 2u) << "write and read the new member where handles become text";
}

TEST(RecordTableTest, NoByteHasTwoRowsAndNoNameStandsTwice) {
  for (const FieldTable* table : AllTables()) {
    std::set<std::size_t> bytes;
    std::set<std::string_view> names;
    for (const RecordField& field : table->fields) {
      EXPECT_TRUE(names.insert(field.name).second) << table->title << " " << field.name;
      for (std::size_t i = 0; i < field.size * field.count; ++i) {
        EXPECT_TRUE(bytes.insert(field.offset + i).second) << table->title << " " << field.name;
      }
    }
  }
}

TEST(RecordTableTest, EveryRowSaysWhatItIs) {
  for (const FieldTable* table : AllTables()) {
    for (const RecordField& field : table->fields) {
      EXPECT_TRUE(field.summary.ends_with('.')) << table->title << " " << field.name;
      EXPECT_EQ(field.kind == FieldKind::kWord, field.words != nullptr) << field.name;
      EXPECT_TRUE(!field.HasTwin() || field.same_as < field.offset + field.size) << field.name;
    }
  }
}

TEST(RecordTableTest, SignedNumbersAreExtended) {
  TokenFacts facts;
  for (const RecordField& field : TokenTable().fields) {
    if (field.name != "neg_state") continue;
    const auto* at = reinterpret_cast<const std::byte*>(&facts) + field.offset;
    EXPECT_EQ(LoadInteger(at, field), ~std::uint64_t{0});
  }
}

}  // namespace
}  // namespace legwork::trace
