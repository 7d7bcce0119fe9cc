package io.citygrid.casework.merging;

import io.citygrid.city.Names;

/** Why a person must say whether two cases are on the same matter. */
public enum MergeDoubt {
  /** By the rules of the city it is always a person who says so. */
  CITY_ASKS_A_PERSON(new Names("本市规定由人决定", "the city leaves it to a person")),
  /** Near an edge of responsibility, or where the list does not name one department. */
  RESPONSIBILITY_OPEN(new Names("责任部门未定", "it is open which department is responsible")),
  OTHER_DEPARTMENT(new Names("责任部门不同", "another department is responsible")),
  /** What is filed cannot be attached to what is not. */
  FIRST_NOT_FILED(new Names("先报案件尚未立案", "the first case is not filed"));

  private final Names names;

  MergeDoubt(Names names) {
    this.names = names;
  }

  public Names names() {
    return names;
  }
}
