package org.caunoi.dossier.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.platform.pdf.RenderPdf;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The forms in force, read from {@code reference/official-forms} at the start. Another city points
 * {@code caunoi.reference.official-forms} to a folder of its own.
 */
@Component
public class FormTemplates {

  private final List<FormTemplate> templates;

  FormTemplates(
      @Value("${caunoi.reference.official-forms:classpath:/reference/official-forms/}")
          String folder,
      RenderPdf pdf) {
    this.templates =
        new ReadFormTemplates()
            .read(texts(folder)).stream()
                .map(template -> template.withHash(hash(template, pdf)))
                .toList();
  }

  /** The newest version of a form that is valid on the day. */
  FormTemplate on(OfficialForm form, LocalDate day) {
    return templates.stream()
        .filter(template -> template.form() == form && template.isValidOn(day))
        .max(Comparator.comparing(FormTemplate::validFrom))
        .orElseThrow(
            () -> new IllegalStateException("No form " + form.number() + " is valid on " + day));
  }

  public List<FormTemplate> list() {
    return templates;
  }

  /** Over all that a paper owes to its template: the words, the style and the layout. */
  private static String hash(FormTemplate template, RenderPdf pdf) {
    Sheet blank = Sheet.blank(template);
    return DigestUtils.sha256Hex(pdf.page(blank.page(), blank.style()));
  }

  private static SortedMap<String, String> texts(String folder) {
    SortedMap<String, String> texts = new TreeMap<>();
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver().getResources(folder + "*.yaml")) {
        texts.put(
            Objects.requireNonNull(file.getFilename()),
            file.getContentAsString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
