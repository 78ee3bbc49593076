package org.caunoi.catalogue.web;

import java.util.List;
import org.caunoi.platform.web.FieldView;
import org.jspecify.annotations.Nullable;

/**
 * A procedure as a citizen reads it, for the answers given so far. What no authority has confirmed
 * is never shown as a rule: fees and terms are then null here and the page says where to ask.
 *
 * @param query the answers as a query, to come back to this case
 * @param questions what decides the papers, as form fields
 * @param papers the papers of this case; null while the answers do not tell
 * @param papersToConfirm whether the list of papers still needs an authority's word
 * @param term how long it takes, in words
 * @param marks what administrators see beside values that need confirmation
 */
public record ProcedureView(
    String code,
    String name,
    String summary,
    String query,
    List<FieldView> questions,
    @Nullable List<Paper> papers,
    boolean papersToConfirm,
    List<Fee> fees,
    @Nullable String term,
    String place,
    String result,
    String returnWays,
    List<String> laws,
    String published,
    List<String> marks,
    Advice advice) {

  /**
   * What helps and binds nobody.
   *
   * @param applicants who may ask for it, or null where that is not written yet
   * @param steps what happens, in order
   * @param toConfirm whether steps and applicants still need an authority's word
   * @param mistakes what often goes wrong
   * @param byOneself how to go without help next time
   */
  public record Advice(
      @Nullable String applicants,
      List<String> steps,
      boolean toConfirm,
      List<String> mistakes,
      List<String> byOneself) {}

  /** How a paper looks, and what often goes wrong with it. */
  public record Guide(String picture, String name, String about, List<String> mistakes) {}

  /**
   * A paper to bring.
   *
   * @param kind original, copy and how many
   * @param guide how it looks, null where nobody has drawn it yet
   */
  public record Paper(
      String name, String kind, @Nullable String why, boolean required, @Nullable Guide guide) {}

  /**
   * What one way of filing costs.
   *
   * @param amount in words with đồng, null where it is not confirmed
   * @param rule why it costs that
   */
  public record Fee(String channel, @Nullable String amount, @Nullable String rule) {}
}
