package org.caunoi.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.springframework.util.function.SingletonSupplier;

/**
 * The words of all procedure versions, held in memory; never changed once made. A term is one word
 * or two neighbours written as one, so that a blank too many or too few finds them as well.
 */
final class SearchIndex {

  static final String CODE = "code";
  static final String SHORTCUT = "shortcut";
  static final String LINE = "line";
  static final String WORD = "word";
  static final String PAIR = "pair";
  static final String MARKED_WORD = "marked-word";
  static final String MARKED_PAIR = "marked-pair";
  static final String MORE = "more";

  /** Ten aliases are no worse than two, so length counts little. */
  private static final BM25Similarity SIMILARITY = new BM25Similarity(0.6f, 0.3f);

  /** What scores less than this part of the best is not shown. */
  private static final float FAR_BEHIND = 0.15f;

  private static final FieldType TERM = new FieldType();

  static {
    TERM.setTokenized(false);
    TERM.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    TERM.freeze();
  }

  private final List<ProcedureVersion> versions;
  private final SingletonSupplier<IndexSearcher> searcher;

  SearchIndex(List<ProcedureVersion> versions, EverydayWords words) {
    this.versions = List.copyOf(versions);
    searcher = SingletonSupplier.of(() -> written(words));
  }

  /** Writes it, which whoever asks first would wait for. */
  void prepare() {
    searcher.obtain();
  }

  private IndexSearcher written(EverydayWords words) {
    ByteBuffersDirectory memory = new ByteBuffersDirectory();
    try {
      IndexWriterConfig config = new IndexWriterConfig().setSimilarity(SIMILARITY);
      try (IndexWriter writer = new IndexWriter(memory, config)) {
        for (ProcedureVersion version : versions) {
          writer.addDocument(document(version, words.said(version)));
        }
        writer.forceMerge(1);
      }
      IndexSearcher fresh = new IndexSearcher(DirectoryReader.open(memory));
      fresh.setSimilarity(SIMILARITY);
      fresh.setQueryCache(null);
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The versions of a kind that these words find, best first. */
  List<ProcedureVersion> find(SearchQuery query, int limit, Predicate<ProcedureVersion> wanted) {
    Query asked = query.toLucene(this::isWritten);
    List<ProcedureVersion> found = List.of();
    long reach = limit;
    boolean more = limit > 0 && !versions.isEmpty();
    while (more) {
      ScoreDoc[] hits = best(asked, Math.clamp(reach, 1, versions.size()));
      found =
          Arrays.stream(hits)
              .filter(hit -> hit.score >= hits[0].score * FAR_BEHIND)
              .map(hit -> versions.get(hit.doc))
              .filter(wanted)
              .limit(limit)
              .toList();
      more =
          found.size() < limit
              && hits.length == reach
              && hits[hits.length - 1].score >= hits[0].score * FAR_BEHIND;
      reach *= 2;
    }
    return found;
  }

  private boolean isWritten(Term term) {
    try {
      return searcher.obtain().getIndexReader().docFreq(term) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ScoreDoc[] best(Query query, int reach) {
    try {
      return searcher.obtain().search(query, reach).scoreDocs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(ProcedureVersion version, List<String> said) {
    Document document = new Document();
    add(document, CODE, version.code());
    if (version.shortcut() != null) {
      add(document, SHORTCUT, version.shortcut());
    }
    for (String line : said) {
      List<SpokenWord> words = SpokenWord.in(line);
      add(document, LINE, together(words));
      for (int i = 0; i < words.size(); i++) {
        add(document, WORD, words.get(i).folded());
        add(document, MARKED_WORD, words.get(i).marked());
        if (i > 0) {
          add(document, PAIR, words.get(i - 1).folded() + words.get(i).folded());
          add(document, MARKED_PAIR, words.get(i - 1).marked() + words.get(i).marked());
        }
      }
    }
    String topics =
        version.lifeEvents().stream()
            .map(topic -> topic.name().vi() + " " + topic.name().en())
            .collect(Collectors.joining(" "));
    SpokenWord.in(
            String.join(
                " ",
                version.name().en(),
                version.summary().vi(),
                topics,
                version.field().name().vi()))
        .forEach(word -> add(document, MORE, word.folded()));
    return document;
  }

  static String together(List<SpokenWord> words) {
    return words.stream().map(SpokenWord::folded).collect(Collectors.joining());
  }

  private static void add(Document document, String field, String term) {
    document.add(new Field(field, term.toLowerCase(Locale.ROOT), TERM));
  }
}
