"""Given names of many languages that are seldom a word, a place or a family's name, by the pronoun they go with."""

from __future__ import annotations

from briefings.ingest.annotate.wordlist import word_set

WOMEN = word_set("""
    Abigail Adela Adriana Agata Agatha Agnes Agnieszka Aisha Aishwarya Akiko Alana Alessandra Alexandra Alice Alicia
    Alina Alison Allison Alyssa Amal Amalia Amanda Amelia Amina Amy Ana Anabel Anastasia Andreea Angela Angelica
    Angelina Angelique Anika Anita Anja Anjali Ann Anna Anne Anneke Annette Annika Antonella Antonia Anya Aparna
    Arantxa Ariana Arlene Asma Astrid Audrey Ayesha Ayumi Azadeh Barbara Beata Beatrice Beatriz Belinda Benazir
    Bernadette Bertha Beth Bethany Betty Beverly Bianca Birgit Birgitta Bridget Brigitte Britney Camila Camilla Candace
    Carla Carmela Carmelita Carmen Carol Caroline Catarina Caterina Catherine Cathy Cecile Cecilia Celeste Celia Celine
    Chantal Charlene Chiara Chloe Christa Christiane Christina Christine Cindy Claire Clara Clarissa Claudia Claudine
    Clementine Clotilde Colette Colleen Concepcion Conchita Connie Constance Consuelo Corinna Corinne Cornelia Cristina
    Cynthia Dagmar Danielle Daphne Daria Debbie Deborah Deepika Delia Denise Desiree Diana Dolores Dominika Donna
    Doreen Doris Dorothea Dorothy Edith Edna Eileen Ekaterina Elaine Eleanor Elena Eleonora Elisa Elisabeth Elise
    Elizabeth Elizaveta Elke Ella Ellen Elsa Elsie Elvira Emilia Emily Emma Erica Erika Erin Esmeralda Esperanza Esther
    Eugenia Eunice Eva Evangeline Evelyn Fabiana Fatemeh Fatima Felicia Fernanda Fiona Fleur Floriane Francesca
    Francine Franziska Frederica Frida Gabriela Gabriella Gabrielle Galina Geraldine Germaine Gertrude Gillian Gina
    Ginny Gisela Giulia Giuliana Gladys Glenda Gloria Gretchen Guadalupe Gudrun Gwen Gwendolyn Hanna Hannah Hanne
    Hannelore Harriet Heather Hedda Hedwig Heike Helen Helena Helene Helga Henrietta Henriette Hermione Hilda Hildegard
    Hillary Hiroko Ilana Ilona Ilse Imelda Indira Ines Inga Inge Ingeborg Ingrid Irene Irina Irma Isabel Isabella
    Isabelle Ivana Ivanka Ivonne Jacqueline Jadwiga Jana Jane Janet Janice Janine Jasmine Jeanette Jeanne Jeannie
    Jelena Jenna Jennie Jennifer Jessica Jill Jillian Joan Joanna Joanne Johanna Josefa Josefina Josephine Juanita
    Judith Judy Julia Juliana Juliane Julianne Julie Juliet Julieta Juliette Justine Jutta Kamala Karen Karin Karina
    Karla Katarina Katarzyna Kate Katherine Kathleen Kathrin Kathryn Kathy Katie Katja Katrin Katrina Katya Kayla Keiko
    Kelsey Kerstin Kirsten Kirsty Kristen Kristin Kristina Kristine Krystyna Kumiko Lakshmi Larisa Larissa Latifa Laura
    Lauren Laurie Leah Leila Lena Leonie Leonora Leticia Letizia Liliana Lillian Lina Linda Lisa Liv Livia Liz Liza
    Loretta Lorraine Lotte Louisa Louise Luba Lucia Luciana Lucie Lucille Lucinda Lucrezia Lucy Ludmila Luisa Luise
    Luiza Lydia Lyudmila Mabel Madeleine Magda Magdalena Mahnaz Maja Malala Malgorzata Mandy Manuela Marcela Marcella
    Marcia Margaret Margarethe Margarita Margery Margit Margot Margrethe Marguerite Maria Mariana Marianna Marianne
    Maribel Marie Marieke Marija Marilyn Marisa Marisol Marta Martha Marthe Martina Martine Marwa Mary Maryam Masha
    Mathilde Matilda Maureen Maxine Maya Mayumi Meera Megan Melania Melanie Melinda Melissa Meryem Meryl Mia Michaela
    Michelle Michiko Mildred Milena Milica Minnie Mira Miranda Mireille Miriam Mirjam Mitsuko Moira Molly Monica Monika
    Monique Muriel Myra Myriam Nadezhda Nadia Nadine Nadja Nancy Naomi Narges Nastassja Natalia Natalie Nataliya
    Natalya Natasha Nathalie Nawal Nelly Nicole Nikki Nina Noemi Nora Norma Noura Nuria Odette Oksana Olena Olga Olivia
    Olympe Ophelia Oriana Pamela Patricia Patrizia Patty Paula Paulette Paulina Pauline Peggy Penelope Petra Philippa
    Phoebe Phyllis Pia Pilar Polina Polly Prisca Priscilla Priti Priya Priyanka Rachel Radhika Rafaela Raisa Ramona
    Rania Raquel Rashida Rashmi Rebecca Regina Reiko Renata Renate Renee Rhoda Rhonda Rita Roberta Romina Rosa Rosalie
    Rosalind Rosanna Rosemarie Rosemary Roxana Roxane Roxanne Ruth Sabina Sabine Sabrina Sadako Sally Salma Salome
    Samantha Sandra Sandrine Sania Sanna Sara Sarah Saskia Selena Selma Serena Shahnaz Shanti Sharon Sheila Sheryl
    Shirin Shirley Sigrid Silke Silvana Silvia Simona Simonetta Sinead Siobhan Solange Sondra Sonia Sonja Sonya Sophie
    Soraya Stacey Stefania Steffi Stella Stephania Stephanie Susan Susana Susanna Susanne Sushma Susie Suzanne Svetlana
    Sybil Sylvia Sylvie Tamar Tamara Tammy Tania Tanja Tanya Tara Tatiana Tatyana Teresa Thelma Theresa Therese Tiffany
    Tina Tomoko Tonya Trudy Tulsi Ulla Ulrike Ursula Uta Ute Valentina Valeria Valerie Vanessa Veena Vera Verena
    Veronica Vesna Vicky Viktoria Violeta Viviana Vivienne Wendy Wilhelmina Winifred Winona Xenia Xiomara Yasmin
    Yasmine Yekaterina Yelena Yevgenia Yoko Yolanda Yulia Yuliya Yumi Yvette Yvonne Zainab Zoe Zofia Zsuzsa Zuzana
    """)

MEN = word_set("""
    Aaron Abbas Abdallah Abdel Abdelaziz Abdelkader Abdul Abdulaziz Abdullah Abdullahi Abdurrahman Abel Abner Abraham
    Adam Adel Adolf Adolfo Adrian Ahmad Ahmed Ahmet Ajay Ajit Akbar Akio Akira Alain Alan Alasdair Alastair Albert
    Albrecht Aldo Alec Alejandro Aleksandar Aleksander Aleksandr Aleksei Aleksey Alessandro Alexander Alexandre
    Alexandros Alexandru Alexei Alfonso Alfred Alfredo Ali Alistair Allan Alois Alonso Alphonse Alvaro Alvin Amadou
    Ambrose Amedeo Amir Amit Amos Anand Anatole Anatoli Anatoly Anders Andre Andreas Andrei Andrej Andres Andrew Andrey
    Andriy Andrzej Andrés Andy Angelo Angus Anil Antal Anthony Antoine Anton Antoni Antonin Antonio Antonis António
    Anwar Archibald Aristide Arjun Arkady Armand Armando Arnaud Arne Arno Arnold Arsene Artem Arthur Arturo Arun Arvind
    Ashok Ashraf Asif Askar Attila Augustin Augusto Augustus Aurelio Avigdor Ayman Babak Balazs Barack Barnaby Barney
    Bartholomew Bartosz Bashar Bashir Bastien Bela Ben Benedict Benedikt Benigno Benito Benjamin Bernard Bernardino
    Bernardo Bernd Bernhard Bernie Bert Bertolt Bertrand Bill Binyamin Bjorn Björn Boaz Bob Bogdan Bohdan Boris
    Borislav Boutros Brad Branislav Branko Brendan Brent Bret Brian Bruce Bruno Bryan Burhanuddin Carl Carles Carlo
    Carlos Cecil Cedric Cesar Cesare Charles Charlie Christian Christof Christoph Christophe Christopher Christos Chuck
    Ciaran Clarence Claudio Claus Clemens Clement Clifford Clint Clive Clyde Colin Colm Conor Conrad Constantin
    Constantine Cornelius Costantino Costas Craig Cristian Cristiano Cristobal Cuauhtemoc Curtis Cyril Cyrus César
    Dagfinn Damian Damien Damir Dan Daniel Danilo Danny Dario Darius Darko Darrell Darren Darryl Dave David Davide
    Davor Dean Declan Deepak Dejan Dennis Denys Denzil Derek Dermot Desmond Devendra Didier Diego Dieter Dietmar
    Dietrich Dilip Dimitar Dimitri Dimitris Dinesh Dirk Dmitri Dmitriy Dmitry Dmytro Domenico Domingo Dominic Dominik
    Don Donald Donato Donovan Doug Douglas Dragan Duane Dusan Dwayne Dwight Eamon Eamonn Eberhard Ebrahim Eckhard Ed
    Eddie Eddy Edgar Edgardo Edmond Edmund Edmundo Edoardo Edouard Eduardo Edvard Edward Edwin Efrain Egon Ehud Einar
    Eitan Elias Eliot Elliot Elliott Elmar Elmer Emanuel Emil Emile Emiliano Emilio Emmanuel Emmerson Emre Enrico
    Enrique Enzo Eric Erich Erik Ernest Ernesto Ernie Ernst Errol Ervin Erwin Esteban Etienne Eugene Eugenio Evan
    Evgeny Ezequiel Ezra Fabian Fabio Fabrice Fabrizio Faisal Farid Farooq Farouk Fausto Fazal Federico Felipe Felix
    Ferdinand Ferenc Fergus Fernando Fidel Filip Filippo Flavio Florent Florian Floyd Francis Francisco Franck Franco
    Francois Franjo Frank Frankie Frantisek František Franz François Fred Freddie Freddy Frederick Fredrik Friedrich
    Fritz Fulgencio Gabriel Gaetano Gamal Gareth Gary Gaston Gavin Gennadi Gennady Geoff Geoffrey Georg George Georges
    Georgi Georgios Geraint Gerald Gerard Gerardo Gerd Gerhard Gerhardt Gerrit Gert Ghulam Giacomo Gianfranco Gianluca
    Gianni Gideon Gilbert Gilberto Gilles Gino Giorgio Giovanni Girolamo Giuliano Giuseppe Glenn Goran Gordon Gottfried
    Graeme Graham Greg Gregor Gregorio Gregory Grigory Grzegorz Guido Guillaume Guillermo Gulbuddin Gunnar Gunter
    Gunther Gustaf Gustav Gustave Gustavo Guy Gyorgy György Günter Günther Haakon Habib Hafez Haider Hakan Hakim Hamad
    Hamid Hamza Hannes Hans Hans-Dietrich Hans-Jürgen Hans-Peter Harald Hari Harish Harold Harry Haruki Harun Hashim
    Hassan Hector Heinrich Heinz Helmut Helmuth Hendrik Henk Henning Henri Henrik Henry Henryk Herbert Heribert Hermann
    Hernan Herve Hervé Hideki Hideo Hiroshi Hiroyuki Horace Horacio Horst Hosni Hossein Howard Hubert Hugh Hugo
    Humberto Humphrey Hussein Héctor Iain Ian Ibrahim Ibrahima Ignacio Ignacy Ignatius Ignazio Igor Ihor Ilham Ilya
    Immanuel Imran Ingmar Ingo Ingvar Ioannis Irfan Irving Isaac Isaias Ismael Ismail Istvan István Itamar Ivan Ivar
    Ivica Ivo Jaap Jacek Jacinto Jack Jacob Jacobo Jacques Jaime Jakob Jakub Jamal James Jan Jamil Janos Janusz Jari
    Jaroslav Jaroslaw Jarosław Jason Jaswant Javad Javier Jawaharlal Jay Jean-Bertrand Jean-Claude Jean-François
    Jean-Jacques Jean-Louis Jean-Luc Jean-Marc Jean-Marie Jean-Michel Jean-Paul Jean-Philippe Jean-Pierre Jean-Yves
    Jeff Jeffrey Jens Jeremy Jeroen Jerome Jerry Jerzy Jesper Jesse Jesús Jim Jimmy Jiri Jiří Joachim Joao Joaquim
    Joaquin Joaquín Jochen Joe Joel Joerg Johann Johannes John Johnny Jon Jonas Jonathan Jonny Joost Jordi Jorge Jose
    Josef Josep Joseph Josh Joshua José Jozef João Juan Juergen Juhani Jules Julian Julio Julius Juraj Juri Jussi
    Justin János Jérôme Józef Jörg Jürgen Kaj Kamal Kamil Karel Karim Karl Karsten Kazimierz Kazuo Keir Keith Ken Kenji
    Kenneth Kenny Kevin Khaled Khalid Khalil Khawaja Kieran Kirk Kjell Klaus Knut Kofi Koichi Konrad Konstantin
    Konstantinos Kostas Kresimir Krishna Kristian Kristof Kristoffer Krzysztof Kunio Kurt Kwame Lakhdar Larry Lars
    Lasse Laszlo Laurent Lawrence Lazaro Leandro Lech Leif Lennart Leo Leonard Leonardo Leonhard Leonid Leonidas
    Leopold Leopoldo Leroy Leszek Levent Liam Lionel Ljubomir Lorenz Lorenzo Lothar Louis Lucas Lucian Luciano Lucien
    Lucio Ludovic Ludwig Luigi Luis Luiz Lukas Lukasz Luke Lutz Lyle Lyndon László Lázaro Maciej Mads Magnus Mahathir
    Mahdi Mahinda Mahmood Mahmoud Mahmud Mamadou Manfred Manmohan Manoj Manolo Mansoor Mansour Manuel Marat Marc Marcel
    Marcello Marcelo Marcin Marco Marcos Marek Marian Mariano Marinus Mario Mark Markku Markus Marlon Martin Martti
    Marvin Marwan Masoud Massimo Massoud Mateo Mateusz Mathias Mathieu Matias Matt Matteo Matthew Matthias Matti
    Maurice Mauricio Maurizio Mauro Max Maxim Maxime Maximilian Maximilien Mehdi Mehmet Melvin Menachem Michael Michal
    Michał Michel Mickey Miguel Mihai Mihail Mikael Mike Mikel Mikhail Mikheil Milorad Milos Miloslav Milovan Miloš
    Miodrag Mircea Mirko Miroslav Mitch Mladen Mohamad Mohamed Mohammad Mohammed Mohan Mohsen Moises Mojtaba Mordechai
    Moritz Morten Moshe Mouammar Moussa Muammar Muhammad Muhammadu Mukesh Murad Murat Mushtaq Mustafa Nabil Nadeem
    Nadim Naftali Naguib Najib Narayan Narendra Naresh Nathan Nathaniel Nawaz Ned Neil Nenad Neville Niccolo Niccolò
    Nicholas Nick Nicolas Niels Nigel Nikolai Nikolaos Nikolas Nikolaus Nikolay Nils Nino Nobuo Noel Norman Nouri
    Nursultan Octavio Olaf Olav Ole Oleg Oleksandr Oleksiy Oliver Olivier Olli Olusegun Omar Onur Orhan Osama Osamu
    Oscar Oskar Osman Osvaldo Oswald Oswaldo Ottmar Otto Owen Pablo Panagiotis Panos Paolo Pascal Pasquale Patricio
    Patrick Paul Paulo Pavel Pavlo Pawel Paweł Pedro Pekka Percival Percy Pervez Petar Pete Peter Peteris Petr Petre
    Petri Petro Petros Petter Phil Philip Philipp Philippe Phillip Piero Pierre Pieter Pietro Piotr Prabowo Pradeep
    Prakash Pranab Quentin Quincy Radek Radoslav Radoslaw Radovan Rafael Rafal Rafał Rafic Rafik Raheel Rahul Raimund
    Rainer Raj Rajendra Rajesh Rajiv Ralf Ralph Ramesh Ramiro Ramon Ramzan Ramón Randall Randolph Randy Raoul Rashid
    Ratko Raul Ravi Ray Raymond Raúl Recep Reg Reggie Reginald Reinhard Reinhold Renato Renzo Reuben Reuven Rex Reza
    Rhys Ricardo Riccardo Richard Richie Rick Rinat Rob Robbie Robert Roberto Rocco Roderick Rodney Rodolfo Rodrigo
    Roger Roland Rolf Romano Ron Ronald Ronaldo Ronnie Roy Ruben Rudi Rudolf Rudolph Rudy Rufus Rui Rune Rupert Russell
    Rustam Rustem Ruud Ryan Ryszard Saad Sabri Saddam Saeed Salah Salim Salman Salvatore Samir Samuel Sandor Sandro
    Sanjay Satoshi Sayed Sayyid Scott Seamus Sean Sebastian Sebastien Selim Serge Sergei Sergey Sergi Sergio Sergiu
    Serhiy Shahid Shamil Shane Shaun Shawn Sheldon Shigeru Shimon Shinzo Shlomo Siegfried Sigmund Silvio Simeon Simon
    Slavko Slobodan Sohail Soren Spiros Spyros Srdjan Stanislas Stanislav Stanisław Stanley Stavros Stefan Stefano
    Steffen Sten Stephan Stephane Stephen Steve Steven Stig Stipe Stjepan Stuart Stéphane Subhash Sunil Suresh Susilo
    Svein Sven Syed Sylvain Sylvester Sándor Sébastien Søren Tadashi Tadeusz Takashi Takeo Takeshi Talal Tamas Tamás
    Tarek Tariq Taro Tayyip Ted Teddy Teodor Teodoro Terence Terrence Thabo Thaddeus Thaksin Theo Theodore Thiago
    Thierry Thomas Thorsten Tiago Tibor Tim Timo Timothy Tobias Toby Todd Tom Tomas Tomasz Tomislav Tommaso Tommy Tomás
    Tomáš Tony Torsten Toshio Travis Trevor Tristan Tyrone Udo Ugo Ulf Ulises Ulrich Umar Umberto Uri Urs Uwe Vaclav
    Vadim Valentin Valentino Valeri Valeriy Valery Vasil Vasile Vasili Vasily Vassilis Vicente Victor Vidkun Vijay
    Viktor Ville Vince Vincent Vincenzo Vinod Viorel Virgilio Vitali Vitaliy Vitaly Vito Vittorio Vivek Vladimir
    Vladimír Vladislav Vlado Vojislav Volker Volodymyr Vyacheslav Václav Waldemar Waleed Walid Wally Walter Waqar
    Warren Wasim Wayne Wendell Werner Wilbur Wilfred Wilfredo Wilfried Wilhelm Willem Willi William Willie Willy Wim
    Winston Wladyslaw Wojciech Wolfgang Woodrow Władysław Xavier Yahya Yannick Yannis Yaroslav Yasir Yasser Yasuo Yegor
    Yevgeni Yevgeny Yitzhak Yoshihide Yoshihiko Yossi Youri Youssef Yukio Yunus Yuri Yuriy Yusuf Zachary Zafar Zaheer
    Zalmay Zbigniew Zdenek Zdeněk Zdzisław Zeljko Zinedine Zoltan Zoltán Zoran Zulfikar Zulfiqar Zvonimir Zygmunt
    Łukasz Željko
    """)

EITHER = word_set("""
    Alex Alexis Alix Andrea Angel Ariel Camille Chris Claude Dana Daniele Dominique Emanuele Frances Gabriele Hikmat
    Iman Jamie Jean Jo Jocelyn Joyce Kelly Kerry Kim Laurence Lee Leslie Li Lilian Lindsay Lindsey Loren Lynn Marion
    Michele Nicola Nikita Noa Noor Pascale Robin Rosario Sam Sasha Shannon Simone Stacy Terry Toni Tracey Tracy
    Virginia Vivian Whitney Yves
    """)

FIRST_NAMES = WOMEN | MEN | EITHER
