package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What somebody asks for. Each word and each pair of neighbours adds its best reading to the score:
 * as written, as a Telex or VNI keyboard would have made it, or with one typing error.
 */
final class SearchQuery {

  private static final int MOST_WORDS = 24;
  private static final int LONGEST_WORD = 30;
  private static final int MOST_SIMILAR = 8;
  private static final float WORD = 1f;
  private static final float PAIR = 0.7f;
  private static final float MARKED = 0.7f;
  private static final float MORE = 0.25f;
  private static final float MISTYPED = 0.5f;
  private static final float WHOLE_LINE = 4f;
  private static final float BEGUN = 0.4f;
  private static final float OFTEN = 1f;

  /** What the most used one gains over the others; the next gain less and less. */
  private static final float MOST_USED = 0.6f;

  private final String said;
  private final List<SpokenWord> words;
  private final boolean withMarks;
  private final List<String> often;

  SearchQuery(String said) {
    this(said, List.of());
  }

  /**
   * Words after the 24th are not looked at.
   *
   * @param often codes of what is used most, the first most of all
   */
  SearchQuery(String said, List<String> often) {
    this.often = often;
    this.said = said.strip().toLowerCase(Locale.ROOT);
    words =
        SpokenWord.in(said).stream()
            .filter(word -> word.marked().length() <= LONGEST_WORD)
            .limit(MOST_WORDS)
            .toList();
    withMarks = words.stream().anyMatch(SpokenWord::hasMarks);
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /**
   * The query for the engine.
   *
   * @param known whether a term is written anywhere; only what is not is taken for mistyped
   */
  Query toLucene(Predicate<Term> known) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    add(all, always(new TermQuery(new Term(SearchIndex.SHORTCUT, said)), 1000));
    add(all, always(new TermQuery(new Term(SearchIndex.CODE, said)), 900));
    add(all, always(new PrefixQuery(new Term(SearchIndex.CODE, said)), 800));
    add(all, always(term(SearchIndex.LINE, SearchIndex.together(words), 1), WHOLE_LINE));
    for (int i = 0; i < words.size(); i++) {
      add(all, word(words.get(i), known));
      if (i > 0) {
        add(all, pair(words.get(i - 1), words.get(i), known));
      }
    }
    String last = words.getLast().folded();
    add(all, always(new PrefixQuery(new Term(SearchIndex.WORD, last)), BEGUN));
    BooleanQuery.Builder ranked =
        new BooleanQuery.Builder()
            .add(all.build(), Occur.MUST)
            .add(always(new FieldExistsQuery(SearchIndex.SHORTCUT), OFTEN), Occur.SHOULD);
    for (int i = 0; i < often.size(); i++) {
      float gain = MOST_USED * (often.size() - i) / often.size();
      ranked.add(
          always(new TermQuery(new Term(SearchIndex.CODE, often.get(i))), gain), Occur.SHOULD);
    }
    return ranked.build();
  }

  private Query word(SpokenWord word, Predicate<Term> known) {
    List<Query> readings = new ArrayList<>();
    for (SpokenWord reading : readings(word)) {
      String folded = reading.folded();
      readings.add(term(SearchIndex.WORD, folded, WORD));
      readings.add(term(SearchIndex.PAIR, folded, PAIR));
      readings.add(term(SearchIndex.MORE, folded, MORE));
      if (withMarks || reading.hasMarks()) {
        readings.add(
            both(SearchIndex.WORD, folded, SearchIndex.MARKED_WORD, reading.marked(), WORD));
      }
    }
    Term written = new Term(SearchIndex.WORD, word.folded());
    if (word.folded().length() > 2 && !known.test(written)) {
      readings.add(similar(written));
    }
    return new DisjunctionMaxQuery(readings, 0);
  }

  private Query pair(SpokenWord first, SpokenWord second, Predicate<Term> known) {
    List<Query> readings = new ArrayList<>();
    for (SpokenWord left : readings(first)) {
      for (SpokenWord right : readings(second)) {
        String folded = left.folded() + right.folded();
        readings.add(term(SearchIndex.PAIR, folded, PAIR));
        readings.add(term(SearchIndex.WORD, folded, WORD));
        if (withMarks || left.hasMarks() || right.hasMarks()) {
          String marked = left.marked() + right.marked();
          readings.add(both(SearchIndex.PAIR, folded, SearchIndex.MARKED_PAIR, marked, PAIR));
        }
      }
    }
    String folded = first.folded() + second.folded();
    Term written = new Term(SearchIndex.PAIR, folded);
    if (folded.length() > 4 && !known.test(written)) {
      readings.add(similar(written));
    }
    return new DisjunctionMaxQuery(readings, 0);
  }

  private static Set<SpokenWord> readings(SpokenWord word) {
    Set<SpokenWord> readings = new LinkedHashSet<>();
    readings.add(word);
    readings.addAll(word.meant());
    return readings;
  }

  /** A word found with its marks counts as found without, and for its marks. */
  private static Query both(
      String field, String folded, String markedField, String marked, float weight) {
    return new BooleanQuery.Builder()
        .add(term(field, folded, weight), Occur.SHOULD)
        .add(term(markedField, marked, weight * MARKED), Occur.MUST)
        .build();
  }

  private static Query similar(Term written) {
    return new BoostQuery(new FuzzyQuery(written, 1, 0, MOST_SIMILAR, true), MISTYPED);
  }

  private static Query term(String field, String term, float weight) {
    return new BoostQuery(new TermQuery(new Term(field, term)), weight);
  }

  private static Query always(Query query, float score) {
    return new BoostQuery(new ConstantScoreQuery(query), score);
  }

  private static void add(BooleanQuery.Builder all, Query query) {
    all.add(query, Occur.SHOULD);
  }
}
