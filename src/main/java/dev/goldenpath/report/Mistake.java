package dev.goldenpath.report;

/** What can be wrong with a feature, before anything runs. */
public enum Mistake {
  NO_TEXT("The file is no text in UTF-8, or holds a NUL.", "Save it as UTF-8.", true),
  NO_GHERKIN(
      "A line can't be read as Gherkin.", "Begin it with a keyword, or close the table.", true),
  NO_FEATURE("The file holds no scenario.", "Write one, or take the file away.", false),
  NO_TITLE("A feature, rule or scenario has no title.", "Say what it promises.", false),
  NO_STEPS("A scenario has no steps.", "Write them, or take it away.", false),
  NO_ROWS("An outline has no rows.", "Give its Examples rows.", false),
  EMPTY_RULE("A rule has no scenario.", "Write one, or take the rule away.", false),
  SAME_TITLE("Two scenarios beside each other have one title.", "Say what differs.", false),
  UNKNOWN_SENTENCE("No sentence fits a step.", "One of the nearest, which are named.", true),
  AMBIGUOUS("More than one sentence fits a step.", "Say it so that only one does.", true),
  UNKNOWN_CLAUSE(
      "A step names a clause that is not there.", "The nearest one, which is named.", true),
  BELOW_MISSING("A table or text is missing below a step.", "Write it in the next lines.", true),
  BELOW_TOO_MUCH("A table or text stands below a step that takes none.", "Take it away.", true),
  UNKNOWN_OPTION("A row names an option that is not there.", "One of those that are named.", true),
  BAD_PATTERN("A regular expression can't be read.", "Close what is open.", true),
  MISSPELT(
      "An event, tool or agent is spelt almost like one that is known.", "The known one.", false),
  NO_OUTCOME("A scenario says nothing that an observer could see.", "Give it a Then.", false),
  SECOND_WHEN("A scenario has a second When.", "Begin the first with Given.", false),
  WRONG_ORDER("A Given or When comes after a When or Then.", "Given, When, Then.", false),
  NO_BACKGROUND("A background holds a When or Then.", "Only Given in a background.", false),
  UNKNOWN_TAG("A tag is written like a clause, and there is none.", "The nearest one.", false),
  UNKNOWN_NEED("A tag says a need that nobody knows.", "The nearest one.", false),
  TAG_TWICE("A tag stands above already.", "Take it away.", false),
  NEED_NOT_SAID("A step needs what no tag says.", "The tag that is named.", false),
  NOT_TRIED("Nothing can put to the proof what a tag promises.", "The step that is named.", false),
  COLUMN_UNUSED("A column of Examples is used nowhere.", "Use it, or call it reason.", false),
  COLUMN_UNKNOWN("A place names no column.", "One of the columns, which are named.", false),
  ROW_TWICE("Two rows of Examples are the same.", "Take one away.", false);

  private final String title;
  private final String instead;
  private final boolean fatal;

  Mistake(String title, String instead, boolean fatal) {
    this.title = title;
    this.instead = instead;
    this.fatal = fatal;
  }

  public String title() {
    return title;
  }

  /** Return what to do about it. */
  public String instead() {
    return instead;
  }

  /** Return whether a run with it could only end in an error. */
  public boolean isFatal() {
    return fatal;
  }
}
