package org.caunoi.assistance.web;

import java.util.List;
import org.caunoi.platform.web.Drawing;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldView;
import org.jspecify.annotations.Nullable;

/** What the pages of the citizen's own screen show, in words. */
public sealed interface ScreenView {

  /** One thing on the screen and the key by which the citizen calls it not right. */
  record Line(String key, String label, String value) {}

  /** One paper and whether it is there. */
  record Paper(String name, String note, boolean ready) {}

  /** No citizen is at the counter, or the screen is dark: a heading and one sentence. */
  record Waiting(String icon, String title, String text) implements ScreenView {}

  /** What was read from the card. */
  record Card(List<Line> lines) implements ScreenView {}

  /** What this case needs. */
  record Papers(String procedure, List<Paper> papers, List<Line> card) implements ScreenView {}

  /**
   * What goes out, in three cards, and every line of it.
   *
   * @param hash SHA-256 of exactly what is shown, 64 hex digits
   */
  record Summary(
      String hash,
      String procedure,
      String papers,
      String recipient,
      String term,
      String returned,
      String fee,
      String feeRule,
      List<Line> lines,
      List<Paper> attached)
      implements ScreenView {}

  /**
   * One question of the form in the citizen's own hands.
   *
   * @param key of the field
   * @param number which question it is, from 1
   * @param seen number of the last save this page shows
   * @param checked whether an answer is there already
   */
  record Question(
      String key,
      FieldView field,
      int number,
      int of,
      int seen,
      boolean checked,
      FieldErrors errors)
      implements ScreenView {

    public boolean isFirst() {
      return number == 1;
    }
  }

  /** All questions are answered: what was said, each line to be changed. */
  record Answered(List<Line> lines) implements ScreenView {}

  /** Which thing is not right. */
  record Choosing(List<Line> lines) implements ScreenView {}

  /**
   * The papers as they were counted, to be signed.
   *
   * @param total all copies together
   * @param seal as the clerk has read it from the envelope
   */
  record Sheet(List<Counted> papers, int total, String seal, String dossier)
      implements ScreenView {}

  /**
   * One paper of the list: its kind with its number, and its sheets, empty where nobody counted.
   */
  record Counted(String name, String copies, String sheets) {}

  /** Whether the citizen really wants to stop, and what becomes of it. */
  record Stopping(String text) implements ScreenView {}

  /**
   * The code from the citizen's phone.
   *
   * @param phone masked
   */
  record Keypad(String phone, int triesLeft, FieldErrors errors) implements ScreenView {}

  /**
   * How to prove it: a code to the phone, or a signature.
   *
   * @param phone masked; null where there is none that takes messages
   */
  record Proof(@Nullable String phone, FieldErrors errors) implements ScreenView {}

  /**
   * The pad to sign on.
   *
   * @param what is signed, in a sentence
   * @param back where the citizen sees it again
   */
  record Signing(String what, String back, FieldErrors errors) implements ScreenView {}

  /** The guide through the national portal on the citizen's own phone. */
  record Portal(
      int step,
      int steps,
      String url,
      String site,
      String code,
      String procedure,
      List<Line> lines,
      List<Paper> papers)
      implements ScreenView {}

  /** The dossier exists. */
  record Filed(String code, String term, String returned, Drawing qr) implements ScreenView {}

  /** The end. */
  record Goodbye(String text) implements ScreenView {}
}
