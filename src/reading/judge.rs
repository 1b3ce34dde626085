//! Puts mentions into their sentences and asks the stance model, several mentions at a time.

use rayon::prelude::*;

use super::{Judged, Models};
use crate::mention::{Gazetteer, Mention, MentionKind};
use crate::region::{Catalog, RegionId};
use crate::stance::{Case, Stance};
use crate::text::{Article, Language, Span, sentences};
use crate::watch::Watch;

/// So many mentions of an article are judged together.
const TOGETHER: usize = 8;

/// Puts each mention into its sentence and judges those that have a region.
pub(super) fn judge(
    models: &Models,
    article: &Article,
    sentences: &[Span],
    mentions: Vec<Mention>,
    watch: &dyn Watch,
) -> Vec<Judged> {
    let home = mentions.iter().map(|m| sentence_at(sentences, m.span));
    let scene = Scene {
        article,
        sentences,
        home: home.collect(),
        mentions: &mentions,
    };
    let all: Vec<usize> = (0..mentions.len()).collect();
    let stances: Vec<Option<Stance>> = all
        .par_chunks(TOGETHER)
        .flat_map_iter(|some| match watch.cancelled() {
            true => vec![None; some.len()],
            false => scene.judge(models, some),
        })
        .collect();
    let home = scene.home;
    mentions
        .into_iter()
        .zip(home)
        .zip(stances)
        .map(|((mention, sentence), stance)| Judged {
            mention,
            sentence,
            stance,
        })
        .collect()
}

/// The mentions of an article in their sentences.
struct Scene<'a> {
    article: &'a Article,
    sentences: &'a [Span],
    mentions: &'a [Mention],
    /// The sentence of each mention.
    home: Vec<usize>,
}

impl Scene<'_> {
    /// The judgements on the mentions that stand at `some`; none where there is no region.
    fn judge(&self, models: &Models, some: &[usize]) -> Vec<Option<Stance>> {
        let asked: Vec<usize> = some
            .iter()
            .copied()
            .filter(|&at| self.mentions[at].region.is_some())
            .collect();
        let places: Vec<Vec<Span>> = asked.iter().map(|&at| self.hidden_beside(at)).collect();
        let cases = asked.iter().zip(&places);
        let cases: Vec<Case> = cases.map(|(&at, places)| self.case(at, places)).collect();
        let mut stances = models.stance.judge_all(&cases, true).into_iter();
        some.iter()
            .map(|&at| {
                self.mentions[at].region?;
                let mut stance = stances.next().flatten()?;
                stance.holder_region = self.holder_region(&stance, at);
                Some(stance)
            })
            .collect()
    }

    fn case<'c>(&'c self, at: usize, places: &'c [Span]) -> Case<'c> {
        Case {
            text: &self.article.text,
            sentence: self.sentences[self.home[at]],
            target: self.mentions[at].span,
            places,
            source: None,
            language: self.article.language,
            headline: self.home[at] == 0 && is_headline(self.article),
        }
    }

    /// The mentions in the same sentence.
    fn nearby(&self, at: usize) -> &[Mention] {
        let first = self.home.partition_point(|&s| s < self.home[at]);
        let last = self.home.partition_point(|&s| s <= self.home[at]);
        &self.mentions[first..last]
    }

    /// The places in the same sentence whose names are hidden from the model; its own always is.
    fn hidden_beside(&self, at: usize) -> Vec<Span> {
        let own = self.mentions[at].span;
        let hidden = self
            .nearby(at)
            .iter()
            .filter(|m| is_hidden(m) || m.span == own);
        hidden.map(|m| m.span).collect()
    }

    /// The region for which the holder of a reported stance speaks: that of the mention inside the holder's words.
    fn holder_region(&self, stance: &Stance, at: usize) -> Option<RegionId> {
        let holder = stance.holder?;
        let target = self.mentions[at].span;
        self.nearby(at)
            .iter()
            .filter(|m| m.span != target && m.span.touches(&holder))
            .find_map(|m| m.region)
    }
}

/// What a stance model needs around a target that was not found but given: its sentence, or all from its sentence to that
/// of the source, and the places therein whose names are hidden. A statesman who is asked about keeps his name.
pub fn surroundings(
    catalog: &Catalog,
    gazetteer: &Gazetteer,
    article: &Article,
    target: Span,
    source: Option<Span>,
) -> (Span, Vec<Span>) {
    let sentences = sentences(&article.text);
    let whole = Span::new(0, article.text.len());
    let own = |span| {
        sentences
            .get(sentence_at(&sentences, span))
            .unwrap_or(&whole)
    };
    let (first, last) = source.map_or((target, target), |source| {
        (target.min(source), target.max(source))
    });
    let sentence = Span::new(own(first).start, own(last).end.max(last.end));
    let mentions = gazetteer.find(catalog, article);
    let places = mentions.iter().filter(|m| is_hidden(m)).map(|m| m.span);
    (sentence, places.filter(|s| sentence.holds(s)).collect())
}

/// Whether a mention is a place without doubt: its name is hidden from the models, so that it says nothing.
fn is_hidden(mention: &Mention) -> bool {
    mention.region.is_some() && mention.kind != MentionKind::Person
}

/// The last sentence that begins at or before the mention.
fn sentence_at(sentences: &[Span], span: Span) -> usize {
    sentences
        .partition_point(|s| s.start <= span.start)
        .saturating_sub(1)
}

fn is_headline(article: &Article) -> bool {
    article.language != Language::Other
        && !article.title.is_empty()
        && article.text.starts_with(&article.title)
}
