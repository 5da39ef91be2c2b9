#include "os/container.h"

#include <gtest/gtest.h>

namespace cortado::os {
namespace {

TEST(ContainerTest, ControllersAreFoundByTheirWholeNames) {
  const char* table = "9:name=systemd:/s\n4:memory:/m/x\n3:cpu,cpuacct:/c\n2:cpuset:/set\n0::/unified\n";
  EXPECT_EQ(control_group_path(table, "cpu"), "/c");
  EXPECT_EQ(control_group_path(table, "cpuset"), "/set");
  EXPECT_EQ(control_group_path(table, "memory"), "/m/x");
  EXPECT_EQ(control_group_path(table, ""), "/unified");
  EXPECT_EQ(control_group_path(table, "blkio"), "");
}

TEST(ContainerTest, BrokenLinesAreSkipped) {
  EXPECT_EQ(control_group_path("nonsense\n1:cpu\n2:cpu:/c", "cpu"), "/c");
  EXPECT_EQ(control_group_path("", "cpu"), "");
}

}  // namespace
}  // namespace cortado::os
