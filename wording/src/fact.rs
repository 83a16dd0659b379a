//! What is found in a text.

use serde::{Deserialize, Serialize};

use crate::date::WrittenDate;
use crate::number::Number;
use crate::span::Found;
use crate::spoken::Spoken;

/// A person who is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name without title and honorific, as written.
    pub name: String,
    /// The title: 部長, Director.
    pub title: Option<String>,
    /// The honorific: 様, さん, Mr, -san.
    pub honorific: Option<String>,
    /// Which of the known people it is, counted from 0.
    pub known: Option<usize>,
}

/// A company that is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Company {
    /// The name without its legal form, as written.
    pub name: String,
    /// The legal form: 株式会社, Co., Ltd.
    pub form: Option<String>,
    /// Which of the known companies it is, counted from 0.
    pub known: Option<usize>,
}

/// A document that is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What it is called: 見積書, quotation. `None` when only a file is named.
    pub kind: Option<String>,
    /// Its number, or the name of its file.
    pub number: Option<String>,
}

/// Everything that was found, each list in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Numbers that are not part of a date.
    pub numbers: Vec<Found<Number>>,
    /// Dates as written.
    pub dates: Vec<Found<WrittenDate>>,
    /// Deadlines as spoken; a written date with a bound word stands here too.
    pub deadlines: Vec<Found<Spoken>>,
    /// People.
    pub people: Vec<Found<Person>>,
    /// Companies.
    pub companies: Vec<Found<Company>>,
    /// Documents.
    pub documents: Vec<Found<Document>>,
    /// Words in quotation marks, without the marks.
    pub quotations: Vec<Found<String>>,
}
